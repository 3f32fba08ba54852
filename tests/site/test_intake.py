"""What cannot be taken is answered in words, on pages and in the API, before anything is done with it."""

from __future__ import annotations

import pytest
from django.test import Client

from leerlijn.foundation.people.models import Account
from leerlijn.site.intake import LARGEST
from tests.stories import world as worlds
from tests.tools.entering import come_in

NUL = "What you send holds a character that cannot be kept (NUL). Take it out."
ADDRESSES = (
    "/journal/?subject=case%00",
    "/why/?person=%00&about=1&day=2026-11-24",
    "/people/?name=%00",
    "/verify/%00",
    "/cases/1%00/",
    "/?%00=1",
)
FORMS = {
    "/sign-in/": {"name": "can\0didate", "password": "x"},
    "/verify/": {"token": "\0"},
    "/staff/import/": {"day": "\0"},
    "/nowhere/": {"\0": "x"},
}


@pytest.fixture
def browser(db, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    world = worlds.build()
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)
    client = Client()
    come_in(client, Account.objects.create(name="auditor", person=world.people["auditor"]))
    client.cookies["language"] = "en"
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_nul_in_an_address_is_answered_in_words(browser, address):
    answer = browser.get(address)
    assert (answer.status_code, NUL in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("address", [each for each in FORMS if each != "/nowhere/"])
def test_a_nul_in_a_form_is_answered_in_words(browser, address):
    answer = browser.post(address, FORMS[address])
    assert (answer.status_code, NUL in answer.content.decode()) == (400, True)


def test_a_form_to_nowhere_finds_nothing(browser):
    assert browser.post("/nowhere/", FORMS["/nowhere/"]).status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"CONTENT_LENGTH": str(LARGEST + 1)}, 413),
        ({"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}, 411),
    ],
)
def test_what_is_too_large_or_says_no_size_is_not_read(browser, sent, status):
    """On pages a page, in the API a problem; and nothing of it is read."""
    for address, kind in (("/staff/import/", "text/html"), ("/api/v1/documents", "application/problem+json")):
        answer = browser.generic("POST", address, b"", "multipart/form-data; boundary=b", **sent)
        assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, kind)


def test_the_api_answers_a_nul_with_a_problem(browser):
    answer = browser.get("/api/v1/me?x=%00", headers={"accept-language": "en"})
    assert (answer.status_code, answer.json()["detail"]) == (400, NUL)
