"""Every weak setting has its sentence, and a strong installation none."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest

from leerlijn.foundation.ui.words import render
from leerlijn.site import hardening
from leerlijn.site.command import Outcome
from leerlijn.site.commands import check
from leerlijn.site.hardening import weak_settings
from tests.tools.serving import free_port

pytestmark = pytest.mark.django_db


def database(monkeypatch, host: str, **options: str) -> None:
    """PostgreSQL at this host."""
    known = {"HOST": host, "OPTIONS": options}
    monkeypatch.setattr(hardening, "connection", SimpleNamespace(vendor="postgresql", settings_dict=known))


@pytest.fixture
def strong(settings, tmp_path, monkeypatch):
    """An installation of which nothing is weak."""
    settings.DEMO = False
    settings.DATA, settings.BACKUPS = tmp_path / "data", Path("/proc")
    settings.DATA.mkdir(mode=0o700)
    settings.BASE_URL, settings.OVER_HTTPS = "https://leerlijn.example", True
    settings.ALLOWED_HOSTS = ["leerlijn.example"]
    settings.SECRET_KEY = "k" * 64
    settings.DEFAULT_FROM_EMAIL = "leerlijn@uni.example"
    settings.CLAMD = "unix:/run/clamav/clamd.ctl"
    settings.WITNESSES, settings.CONTACT = ["w@elsewhere.example"], "help@uni.example"
    settings.OIDC_CLIENT, settings.OIDC_SECRET = "leerlijn", "secret"
    settings.OIDC_ISSUER, settings.OIDC_HOME = "https://connect.example", ["uni.example"]
    settings.OIDC_CLIENT, settings.OIDC_SECRET = "leerlijn.example", "secret"
    monkeypatch.setenv("LEERLIJN_MAIL_HOST", "mail.uni.example")
    database(monkeypatch, "localhost")
    return settings


def said() -> str:
    return "\n".join(render(each, "en") for each in weak_settings())


def test_of_a_strong_installation_nothing_is_said(strong):
    assert said() == ""
    report = check.check(Namespace())
    assert (report.outcome, report.data) == (Outcome.DONE, {"wrong": 0, "weak": 0})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("OVER_HTTPS", False, "LEERLIJN_BASE_URL does not begin with https://: passwords"),
        ("ALLOWED_HOSTS", ["*"], "LEERLIJN_HOSTS says *"),
        (
            "ALLOWED_HOSTS",
            ["x.example"],
            "does not answer to leerlijn.example, the name in LEERLIJN",
        ),
        ("SECRET_KEY", "k" * 49, "LEERLIJN_SECRET_KEY is shorter than 50 characters"),
        ("DEFAULT_FROM_EMAIL", "leerlijn@localhost", "LEERLIJN_MAIL_FROM is leerlijn@localhost"),
        ("DEFAULT_FROM_EMAIL", "Leerlijn <x@localhost>", "LEERLIJN_MAIL_FROM is Leerlijn <x@localhost>"),
        ("BACKUPS", Path("/nowhere"), "LEERLIJN_BACKUPS is no folder"),
        ("BACKUPS", None, "LEERLIJN_BACKUPS is empty"),
        ("CLAMD", "", "LEERLIJN_CLAMD is empty: files are checked for what they are"),
        ("WITNESSES", [], "LEERLIJN_WITNESSES is empty"),
        ("CONTACT", "", "LEERLIJN_CONTACT is empty"),
        ("OIDC_HOME", [], "LEERLIJN_OIDC_HOME is empty"),
    ],
)
def test_what_is_weak_has_its_sentence(strong, name, value, sentence):
    setattr(strong, name, value)
    assert sentence in said()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LEERLIJN_MAIL_HOST", "", "LEERLIJN_MAIL_HOST is empty: no letter leaves this machine."),
        ("LEERLIJN_MAIL_TLS", "no", "LEERLIJN_MAIL_TLS is no: letters travel readable to mail.uni.example."),
    ],
)
def test_mail_that_goes_nowhere_or_readable_has_its_sentence(strong, monkeypatch, name, value, sentence):
    monkeypatch.setenv(name, value)
    assert said().splitlines()[0].startswith(sentence)


def test_a_whole_domain_may_be_answered(strong):
    strong.ALLOWED_HOSTS = [".example"]
    assert said() == ""


def test_mail_to_a_server_on_this_machine_need_not_be_encrypted(strong, monkeypatch):
    monkeypatch.setenv("LEERLIJN_MAIL_HOST", "localhost")
    monkeypatch.setenv("LEERLIJN_MAIL_TLS", "no")
    assert said() == ""


@pytest.mark.parametrize("name", ["", "keys", "secret-key"])
def test_what_others_on_the_machine_can_open_is_named(strong, name):
    (strong.DATA / "keys").mkdir(mode=0o700)
    (strong.DATA / "secret-key").touch(mode=0o600)
    assert said() == ""
    path = strong.DATA / name
    path.chmod(0o750)
    assert said() == (f"Others on this machine can open {path} (mode 750): take that away with chmod go=.")


@pytest.mark.parametrize(
    ("host", "options", "is_weak"),
    [
        ("db.uni.example", {}, True),
        ("db.uni.example", {"sslmode": "prefer"}, True),
        ("db.uni.example", {"sslmode": "verify-full"}, False),
        ("/run/postgresql", {}, False),
    ],
)
def test_a_database_elsewhere_is_reached_encrypted(strong, monkeypatch, host, options, is_weak):
    database(monkeypatch, host, **options)
    assert ("add ?sslmode=verify-full" in said()) == is_weak


def test_object_storage_is_reached_encrypted_and_that_it_is_silent_now_is_no_reason_to_stop(strong):
    strong.FILES, strong.S3_ENDPOINT = "s3://files/ours", "http://s3.invalid:9000"
    assert said().splitlines() == [
        "LEERLIJN_S3_ENDPOINT does not begin with https://: files travel readable to s3.invalid.",
        "The object storage of LEERLIJN_FILES does not answer now: nobody can save or open a file.",
    ]
    assert check.check(Namespace()).outcome == Outcome.DONE
    strong.S3_ENDPOINT = f"http://127.0.0.1:{free_port()}"
    assert said().splitlines() == [
        "The object storage of LEERLIJN_FILES does not answer now: nobody can save or open a file.",
    ]


def test_what_is_weak_is_said_and_is_no_reason_to_stop(strong):
    strong.CONTACT = ""
    report = check.check(Namespace())
    assert (report.outcome, report.data["weak"]) == (Outcome.DONE, 1)
    first, second = report.as_text("en").splitlines()
    assert first == "Nothing is wrong."
    assert second.startswith("Weak: LEERLIJN_CONTACT is empty")


def test_backups_on_the_disk_of_the_data_are_weak(strong):
    strong.BACKUPS = strong.DATA
    assert said().startswith("LEERLIJN_BACKUPS stands on the same disk as the data")


def test_of_a_demonstration_nothing_is_asked(strong):
    strong.DEMO, strong.CONTACT = True, ""
    assert said() == ""
