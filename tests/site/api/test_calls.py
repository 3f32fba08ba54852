"""What all calls have in common: an action each, and one answer per idempotency key."""

from __future__ import annotations

import pytest
from django.test import Client
from ninja import NinjaAPI

from leerlijn.foundation.cases.models import Case, KeptAnswer
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.policy import policy
from leerlijn.site.api.calls import asks, calls_of, refuse_calls_without_action
from leerlijn.site.api.interface import addresses, api
from leerlijn.site.api.relations import READ_DESCRIPTION
from tests.site.api.callers import ADDRESS

KEY = {"Idempotency-Key": "begin-1"}
BEGIN = {"procedure": "utq-dossier"}


def test_each_call_names_an_action_of_the_policy():
    assert {(call.method, call.path): call.action for call in calls_of(api) if call.action is None} == {}
    assert {call.action for call in calls_of(api)} <= set(policy.actions.values())


def test_each_call_that_writes_names_an_action_that_writes():
    harmless = {call.path for call in calls_of(api) if call.method != "GET" and not call.action.writes}
    assert harmless == set()


def test_each_address_says_by_which_action_its_methods_are_open():
    found, _, _ = addresses
    assert all(pattern.callback.actions for pattern in found)
    cases = next(pattern for pattern in found if str(pattern.pattern) == "cases")
    assert set(cases.callback.actions) == {"GET", "POST"}


def test_a_call_without_an_action_stops_start_up():
    bare = NinjaAPI(urls_namespace="bare")

    @bare.get("/secret")
    def secret(request):
        return {}

    with pytest.raises(LookupError, match="GET /secret"):
        refuse_calls_without_action(bare)


def test_a_call_with_one_does_not():
    good = NinjaAPI(urls_namespace="good")

    @good.get("/open")
    @asks(READ_DESCRIPTION)
    def opened(request):
        return {}

    refuse_calls_without_action(good)


def test_whoever_can_never_do_it_finds_nothing(call):
    """An administrator holds no office that reads certificates, but might have one of their own."""
    assert call("administrator").get("/certificates").json() == {"certificates": [], "next": None}


def test_the_same_key_and_content_give_the_same_answer(call):
    candidate = call("candidate")
    first, second = (candidate.post("/cases", BEGIN, headers=KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert Case.objects.count() == 1
    assert Entry.objects.filter(act="begin").count() == 1


def test_the_same_content_in_another_order_is_the_same(call):
    candidate = call("candidate")
    first = candidate.post("/cases", '{"procedure": "utq-dossier", "fields": {}}', headers=KEY)
    second = candidate.post("/cases", '{"fields":{},"procedure":"utq-dossier"}', headers=KEY)
    assert first.content == second.content


def test_other_content_under_the_same_key_is_refused(call):
    candidate = call("candidate")
    dossier = candidate.post("/cases", BEGIN, headers=KEY).json()["id"]
    for path, said in (
        ("/cases", {**BEGIN, "fields": {}}),
        (f"/cases/{dossier}/steps/withdraw", {"version": 1}),
    ):
        answer = candidate.post(path, said, headers=KEY)
        assert answer.status_code == 422
        assert answer.json()["errors"] == {
            "Idempotency-Key": "This key came with other content before. Take a new one."
        }
    assert Case.objects.get().state == "in_progress"


def test_a_key_is_ones_own(call):
    assert call("candidate").post("/cases", BEGIN, headers=KEY).status_code == 201
    assert call("stranger").post("/cases", BEGIN, headers=KEY).status_code == 201
    assert Case.objects.count() == 2


def test_a_refusal_is_not_kept(call):
    candidate = call("candidate")
    wrong = candidate.post("/cases", {"procedure": "no-such"}, headers=KEY)
    assert wrong.status_code == 422
    assert not KeptAnswer.objects.exists()
    assert candidate.post("/cases", BEGIN, headers=KEY).status_code == 201


def test_a_step_under_a_key_is_taken_once(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    path = f"/cases/{dossier}/steps/withdraw"
    first, second = (candidate.post(path, {"version": 1}, headers=KEY) for _ in range(2))
    assert (first.status_code, second.status_code, first.content) == (200, 200, second.content)
    without = candidate.post(path, {"version": 1})
    assert without.status_code == 409


def test_a_file_under_a_key_is_kept_once_whatever_the_seams_of_the_form(call):
    candidate = call("candidate")
    first, second = (candidate.keep(b"A plan.\n", headers=KEY) for _ in range(2))
    assert first.content == second.content
    assert Document.objects.count() == 1
    for other in (
        candidate.keep(b"Another.\n", headers=KEY),
        candidate.keep(b"A plan.\n", "b.txt", headers=KEY),
    ):
        assert other.status_code == 422
    assert Document.objects.count() == 1


def test_evidence_under_a_key_is_put_in_once(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    said = {"title": "Plan", "kind": "lesson-plan", "document": candidate.keep().json()["id"]}
    path = f"/qualification/dossiers/{dossier}/items"
    answers = {candidate.post(path, said, headers=KEY).content for _ in range(3)}
    assert (len(answers), Item.objects.count()) == (1, 1)


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a\x01b"])
def test_a_key_that_is_none_is_refused(call, key):
    answer = call("candidate").post("/cases", BEGIN, headers={"Idempotency-Key": key})
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"Idempotency-Key"})


def test_without_a_key_each_post_counts(call):
    candidate = call("candidate")
    for _ in range(2):
        assert candidate.keep().status_code == 201
    assert Document.objects.count() == 2


def test_the_description_is_open_to_anybody_and_names_every_call(db):
    answer = Client().get(f"{ADDRESS}/openapi.json")
    assert answer.status_code == 200
    described = answer.json()
    for call in calls_of(api):
        assert call.method.lower() in described["paths"][ADDRESS + call.path]
    begin = described["paths"][f"{ADDRESS}/cases"]["post"]
    assert [parameter["name"] for parameter in begin["parameters"]] == ["Idempotency-Key"]
    assert begin["responses"]["default"]["content"].keys() == {"application/problem+json"}
    assert Client().get(f"{ADDRESS}/docs").status_code == 404
