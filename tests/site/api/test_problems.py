"""Whatever goes wrong, it is one sentence in the language of whoever asks, in one form."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.test import Client

from leerlijn.foundation.documents.guards.limits import LIMITS
from leerlijn.foundation.people.actions.accounts import close_account
from leerlijn.foundation.people.actions.tokens import make_token, revoke_token
from leerlijn.foundation.people.models import Account
from tests.site.api.callers import ADDRESS, Caller
from tests.stories.world import AT, SETTING_UP
from tests.tools.entering import come_in

IN_DUTCH = {"Accept-Language": "nl-NL,nl;q=0.9"}


def problem_in(response, status: int) -> dict:
    """The problem, whose form is the same everywhere."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "private, no-store"
    told = response.json()
    assert set(told) - {"errors"} == {"type", "title", "status", "detail"}
    assert (told["status"], told["type"]) == (status, "about:blank")
    return told


CALLS = [
    "/me",
    "/procedures",
    "/procedures/utq-dossier",
    "/cases",
    "/cases/1",
    "/cases/1/history",
    "/work",
    "/terms/preview",
    "/documents/1",
    "/documents/1/file",
    "/qualification/dossiers/1",
    "/qualification/dossiers/1/items/1/file",
    "/qualification/dossiers/1/judgement",
    "/qualification/dossiers/1/differences",
    "/certificates",
    "/certificates/UTQ-2026-0001",
]


@pytest.mark.parametrize("path", CALLS)
def test_without_a_token_nothing_is_answered(db, path):
    answer = Client().get(ADDRESS + path)
    assert problem_in(answer, 401)["detail"].startswith("Say who you are")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/cases"),
        ("post", "/cases/1/steps/hand-in"),
        ("post", "/documents"),
        ("post", "/qualification/dossiers/1/items"),
        ("patch", "/qualification/dossiers/1/items/1"),
        ("put", "/qualification/dossiers/1/judgement/1.1"),
    ],
)
def test_without_a_token_nothing_is_written(db, method, path):
    problem_in(getattr(Client(), method)(ADDRESS + path), 401)


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic YTpi", "leerlijn_x", "Bearer \u00ff"])
def test_what_is_no_token_of_ours_is_nobody(db, header):
    problem_in(Client().get(f"{ADDRESS}/me", headers={"Authorization": header}), 401)


def test_a_session_of_a_browser_is_nobody(world, call):
    call("candidate")
    client = Client()
    come_in(client, Account.objects.get(name="candidate"))
    assert client.get("/work/").status_code == 200
    problem_in(client.get(f"{ADDRESS}/me"), 401)


def test_whoever_has_a_session_calls_as_the_person_of_the_token(world, call):
    call("candidate")
    caller = call("coordinator")
    come_in(caller.client, Account.objects.get(name="candidate"))
    assert caller.get("/me").json()["person"]["name"] == "Coordinator Voorbeeld"


def test_a_token_that_ended_was_revoked_or_lost_its_account_is_nobody(world, call):
    person = world.people["candidate"]
    call("candidate")
    old = make_token(person, by=SETTING_UP, at=AT - timedelta(days=400))
    revoked = make_token(person, by=SETTING_UP, at=AT)
    revoke_token(revoked.token.pk, of=person.pk, by=SETTING_UP, at=AT)
    for secret in (old.secret, revoked.secret):
        problem_in(Caller(secret).get("/me"), 401)
    close_account(person.account.pk, by=SETTING_UP, at=AT)
    problem_in(call("candidate").get("/me"), 401)


def test_absent_and_forbidden_are_the_same_words(call):
    dossier = call("candidate").begin()
    stranger = call("stranger")
    for hidden, absent in (
        (f"/cases/{dossier}", "/cases/9999"),
        (f"/cases/{dossier}/history", "/cases/9999/history"),
        (f"/qualification/dossiers/{dossier}", "/qualification/dossiers/9999"),
    ):
        assert problem_in(stranger.get(hidden), 404) == problem_in(stranger.get(absent), 404)
    said = problem_in(stranger.get(f"/cases/{dossier}"), 404)["detail"]
    assert said.startswith("This does not exist or is not open to Stranger Voorbeeld.")


def test_the_language_is_that_of_the_call_and_else_english(call):
    english, dutch = (call("stranger").get("/cases/9999", headers=asked) for asked in (None, IN_DUTCH))
    assert english.json()["detail"].startswith("This does not exist")
    assert dutch.json()["detail"].startswith("Dit bestaat niet")
    assert (english.headers["Content-Language"], dutch.headers["Content-Language"]) == ("en", "nl")


def test_an_address_that_is_none_of_ours(call):
    assert problem_in(call("stranger").get("/no/such/thing"), 404)["detail"]
    assert problem_in(Client().get(f"{ADDRESS}/"), 404)["detail"] == "There is nothing at this address."


def test_a_method_that_is_not_answered(call):
    answer = call("stranger").put("/cases", {})
    assert problem_in(answer, 405)["detail"] == "This address does not answer PUT."
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "POST"}


def test_content_of_another_kind(call):
    caller = call("candidate")
    form = caller.client.post(
        f"{ADDRESS}/cases", "procedure=utq-dossier", "text/plain", headers=caller.headers(None)
    )
    assert problem_in(form, 415)["detail"] == "Send this as application/json, not as text/plain."
    problem_in(caller.post("/documents", {"file": "x"}), 415)


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"procedure": NaN}', b"[" * 100_000])
def test_what_is_no_json(call, body):
    assert problem_in(call("candidate").post("/cases", body), 400)["detail"]


def test_a_form_that_is_broken_off(call):
    caller = call("candidate")
    answer = caller.client.post(
        f"{ADDRESS}/documents",
        b"--x\r\nContent-Disposition",
        content_type="multipart/form-data; boundary=",
        headers=caller.headers(None),
    )
    problem_in(answer, 400)


def test_json_that_is_too_large(call):
    answer = call("candidate").post("/cases", b'{"procedure": "' + b"x" * 3_000_000 + b'"}')
    problem_in(answer, 413)


def test_a_call_that_is_larger_than_anything_we_take(call):
    caller = call("candidate")
    answer = caller.client.post(
        f"{ADDRESS}/documents",
        b"x",
        content_type="multipart/form-data; boundary=x",
        headers=caller.headers(None),
        CONTENT_LENGTH=str(LIMITS.video * 2),
    )
    assert problem_in(answer, 413)["detail"] == "What you send is larger than 501 MB."


def test_what_goes_wrong_on_our_side_is_told_and_logged(call, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("leerlijn.site.api.cases.work_of", broken)
    with caplog.at_level(logging.ERROR):
        told = problem_in(call("candidate").get("/work"), 500)
    assert "secret" not in str(told)
    assert "the secret inside" in caplog.text


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {"procedure": "Fill this in."}),
        ([], {"body": "Send an object."}),
        (None, {"body": "Send an object."}),
        ({"procedure": 5}, {"procedure": "Write a text."}),
        ({"procedure": "x" * 61}, {"procedure": "Use at most 60 characters."}),
        (
            {"procedure": "a\0b"},
            {"procedure": "There is a character in this text that cannot be kept. Type it again."},
        ),
        (
            '{"procedure": "\\ud800"}',
            {"procedure": "There is a character in this text that cannot be kept. Type it again."},
        ),
        (
            {"procedure": "utq-dossier", "state": "final"},
            {"state": "Nothing is asked under this name: state."},
        ),
        ({"procedure": "utq-dossier", "fields": []}, {"fields": "Send an object."}),
        ({"procedure": "utq-dossier", "fields": {"x": {"y": 1}}}, {"x": "Write a text."}),
        ({"procedure": "utq-dossier", "fields": {"x": 2**63}}, {"x": "Write a text."}),
        ({"procedure": "no-such"}, {"procedure": "There is no such procedure here."}),
    ],
)
def test_what_is_wrong_is_said_per_field(call, said, wrong):
    answer = call("candidate").post("/cases", said)
    assert problem_in(answer, 422)["errors"] == wrong


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"limit": "101"}, {"limit": "At most 100 is possible here."}),
        ({"limit": "0"}, {"limit": "At least 1 is needed here."}),
        ({"limit": "many"}, {"limit": "Write a whole number."}),
        ({"after": str(2**63)}, {"after": f"At most {2**63 - 1:,} is possible here."}),
        ({"after": "9" * 5000}, {"after": "Write a whole number."}),
        ({"mine": "perhaps"}, {"mine": "Write yes or no."}),
        ({"order": "asc"}, {"order": "Nothing is asked under this name: order."}),
        ({"procedure": "no-such"}, {"procedure": "There is no such procedure here."}),
    ],
)
def test_what_is_wrong_in_an_address_is_said_per_parameter(call, query, wrong):
    answer = call("candidate").get("/cases", **query)
    assert problem_in(answer, 422)["errors"] == wrong


@pytest.mark.parametrize("path", ["/cases/abc", "/cases/0", f"/cases/{2**63}", "/documents/-1"])
def test_a_number_in_an_address_that_is_none(call, path):
    problem_in(call("candidate").get(path), 422)


def test_a_parameter_where_none_is_asked(call):
    assert problem_in(call("candidate").get("/me", verbose="1"), 422)["errors"] == {
        "verbose": "Nothing is asked under this name: verbose."
    }
