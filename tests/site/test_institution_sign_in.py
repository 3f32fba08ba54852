"""Signing in for real, in a real browser: at a certified provider, and with a passkey in the device."""

import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tools.browser import axe, fits, press
from tests.tools.serving import free_port, served

pytestmark = pytest.mark.races

PROVIDER = Path(__file__).resolve().parents[1] / "tools/provider.mjs"
WORLD = """
import django; django.setup()
from tests.foundation.people.colleagues import *
from tests.foundation.people.queries.test_directory import works
house = built()
works(lecturer := somebody("Ilse Wevers", language="en", number="204417"), house.water)
account_of(lecturer, "ilse")
chief = somebody("Anna Klaver", language="en")
holds(chief, Role.ADMINISTRATOR, house.institution)
account_of(chief, "anna")
"""


@contextmanager
def provided(client, secret, back):
    port = free_port()
    process = subprocess.Popen(
        ["node", PROVIDER, str(port), client, secret, back],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout.readline() == "ready\n", "the provider does not start: make setup-tests"
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def world(fresh_database, monkeypatch):
    """The product at an address with a name, linked to a provider."""
    port = free_port()
    address = f"http://localhost:{port}"
    made = fresh_database.run("-c", WORLD)
    assert made.returncode == 0, made.stderr
    client, secret = "leerlijn", "a secret of at least thirty-two characters"
    with provided(client, secret, f"{address}/sign-in/institution/back/") as issuer:
        told = {"ISSUER": issuer, "CLIENT": client, "SECRET": secret, "HOME": "noaber.example"}
        for name, value in told.items():
            monkeypatch.setenv(f"LEERLIJN_OIDC_{name}", value)
        monkeypatch.setenv("LEERLIJN_BASE_URL", address)
        with served(fresh_database, port=port):
            yield address


def sign_in_there(page, number):
    """On the pages of the provider, which are not ours."""
    press(page.get_by_role("button", name="Sign in at Noaber University"))
    page.get_by_placeholder("Enter any login").fill(number)
    page.get_by_placeholder("and password").fill("whatever")
    press(page.get_by_role("button", name="Sign-in"))
    press(page.get_by_role("button", name="Continue"))


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.only_on("sqlite")
def test_a_lecturer_signs_in_at_the_institution_and_whom_hr_does_not_know_reads_why(world, page, browser):
    page.goto(f"{world}/account/ways/")
    assert (axe(page), fits(page)) == ([], True)
    sign_in_there(page, "204417")
    page.wait_for_url(f"{world}/account/ways/")
    assert page.get_by_text("The sign-in of Noaber University").is_visible()
    assert page.get_by_role("link", name="Ilse Wevers").first.is_visible()

    page.goto(f"{world}/account/")
    press(page.get_by_role("button", name="Sign out now"))
    page.goto(f"{world}/account/ways/")
    press(page.get_by_role("button", name="Sign in at Noaber University"))  # which remembers them
    page.wait_for_url(f"{world}/account/ways/")

    stranger = browser.new_page(locale="en-GB")
    stranger.goto(f"{world}/sign-in/")
    sign_in_there(stranger, "999999")
    stranger.wait_for_url(f"{world}/sign-in/institution/back/**")
    assert heading(stranger) == "You are not signed in"
    assert stranger.get_by_text("HR's list here does not have your personnel number.").is_visible()
    assert (axe(stranger), fits(stranger)) == ([], True)
    stranger.close()


def has_a_device(page):
    """A phone or laptop that makes passkeys, and whose owner always agrees."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    own = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    agrees = {"isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**own, **agrees}})


@pytest.mark.only_on("postgresql")
def test_an_administrator_adds_a_passkey_signs_in_with_it_and_decides(world, page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    has_a_device(page)
    page.goto(f"{world}/account/ways/passkeys/add/")
    page.get_by_label("Account name").fill("anna")
    page.get_by_label("Password").fill("seven wet bicycles")
    press(page.get_by_role("button", name="Sign in with this account"))
    assert (heading(page), axe(page), fits(page)) == ("Add a passkey", [], True)
    page.get_by_label("What do you call it?").fill("My laptop")
    press(page.get_by_role("button", name="Let my device make it"))
    assert page.get_by_role("rowheader", name="My laptop").is_visible()
    assert page.get_by_text("These are your recovery codes.").is_visible()
    assert (axe(page), fits(page)) == ([], True)
    page.goto(f"{world}/account/ways/passkeys/add/")
    page.get_by_label("What do you call it?").fill("Once more")
    page.get_by_role("button", name="Let my device make it").press("Enter")
    assert page.get_by_text("This device has a passkey for this account already.").wait_for() is None
    page.goto(f"{world}/account/ways/codes/add/")
    assert (axe(page), fits(page)) == ([], True)

    page.goto(f"{world}/account/")
    press(page.get_by_role("button", name="Sign out now"))
    page.goto(f"{world}/people/add/")
    page.get_by_label("Account name").fill("anna")
    page.get_by_label("Password").fill("seven wet bicycles")
    press(page.get_by_role("button", name="Sign in with this account"))
    assert (heading(page), axe(page), fits(page)) == ("One more step", [], True)
    page.goto(f"{world}/people/add/")  # a password alone opened nothing
    press(page.get_by_role("button", name="Sign in with a passkey"))
    assert (heading(page), axe(page), fits(page)) == ("Use your passkey", [], True)
    press(page.get_by_role("button", name="Ask my device"))
    page.wait_for_url(f"{world}/people/add/")

    page.goto(f"{world}/people/")
    press(page.get_by_role("link", name="Ilse Wevers"))
    press(page.get_by_role("link", name="Manage the account"))
    press(page.get_by_role("button", name="Close it"))
    assert page.get_by_text("It is closed: nobody can sign in as ilse.").is_visible()
