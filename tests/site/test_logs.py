"""The log of the server says what went wrong and where, and no word of what people wrote."""

from __future__ import annotations

import io
import logging
import logging.config
import re
import subprocess
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from django.conf import settings as kept
from django.db import IntegrityError, connection, transaction
from django.test import Client

from leerlijn.foundation.people.models import Person
from leerlijn.site.logs import Discreet
from tests.tools.serving import served

CANARY = "Canarybird"


@pytest.fixture
def log():
    """What an installation logs, as it logs it."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(Discreet(kept.LOGGING["formatters"]["line"]["format"], style="{"))
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)


def failing(error: Exception) -> None:
    try:
        try:
            raise error
        except Exception as first:
            raise RuntimeError(f"while {CANARY} waited") from first
    except RuntimeError as second:
        group = ExceptionGroup(f"for {CANARY}", [second, ValueError(CANARY)])
        logging.getLogger("leerlijn.test").error("Nothing to say but %s.", "this", exc_info=group)


def test_an_error_is_told_by_its_kind_and_place_with_all_causes_and_without_a_word(log):
    failing(OSError(28, f"no room for {CANARY}", f"/home/{CANARY}"))
    said = log.stream.getvalue()
    assert CANARY not in said
    assert "ERROR leerlijn.test: Nothing to say but this." in said
    assert "builtins.OSError (No space left on device)" in said
    assert re.search(r'File "[^"]*test_logs.py", line \d+, in failing', said)
    told = ("builtins.ExceptionGroup", "after which:", "builtins.RuntimeError", "builtins.ValueError")
    assert [said.count(each) for each in told] == [1, 1, 1, 1]


def test_nothing_that_came_from_outside_begins_a_line_of_its_own(log):
    logging.getLogger("leerlijn.test").error("It said %s.", "x\n2026-01-01 ERROR made: up\x1b[2K\u2028")
    assert log.stream.getvalue().endswith("It said x\\n2026-01-01 ERROR made: up\\x1b[2K\\u2028.\n")


def test_the_formatter_of_python_would_have_told(log):
    """The control."""
    log.setFormatter(logging.Formatter())
    failing(OSError(28, f"no room for {CANARY}"))
    assert CANARY in log.stream.getvalue()


@pytest.mark.django_db
def test_the_database_names_the_constraint_and_no_value(log):
    Person.objects.create(number="1", pseudonym=CANARY, given_name="A", family_name="B")
    with pytest.raises(IntegrityError) as wrong, transaction.atomic():
        Person.objects.create(number="2", pseudonym=CANARY, given_name="A", family_name="B")
    assert (CANARY in str(wrong.value)) == (connection.vendor == "postgresql"), "the control"
    logging.getLogger("leerlijn.test").error("This failed.", exc_info=wrong.value)
    said = log.stream.getvalue()
    assert CANARY not in said
    assert "pseudonym" in said


@pytest.mark.django_db
def test_a_request_that_failed_is_told_by_the_pattern_of_its_address(log, monkeypatch):
    def fail(*_, **__):
        raise ValueError(f"{CANARY} cannot be found")

    monkeypatch.setattr("leerlijn.foundation.people.views.account._ask", fail)
    Client(raise_request_exception=False).get(f"/sign-in/?next=/{CANARY}/")
    said = log.stream.getvalue()
    assert "ERROR django.request: GET /sign-in/ 500" in said
    assert "builtins.ValueError" in said
    assert CANARY not in said


@pytest.mark.races
def test_a_server_that_people_use_writes_nothing_of_them_anywhere_but_in_its_data(fresh_database, tmp_path):
    with (tmp_path / "said").open("w+") as said:
        with served(fresh_database, stdout=said, stderr=subprocess.STDOUT) as server:
            for address, form in (
                (f"/search/?q={CANARY}", None),
                (f"/verify/{CANARY}", None),
                (f"/{CANARY}/", None),
                ("/sign-in/", {"name": CANARY, "password": CANARY}),
                (f"/api/v1/cases?procedure={CANARY}", None),
            ):
                data = urlencode(form).encode() if form else None
                try:
                    urlopen(f"{server.address}{address}", data=data, timeout=30).close()
                except HTTPError as refused:
                    refused.close()
        said.seek(0)
        told = said.read()
    assert "Leerlijn answers on" in told
    assert CANARY not in told
