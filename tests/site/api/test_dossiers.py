"""Dossiers through the interface: evidence while they are made, and what was sealed."""

from __future__ import annotations

import pytest

from leerlijn.foundation.dossiers.models import Item, ItemVersion
from leerlijn.foundation.journal.models import Entry
from tests.stories.world import CODES
from tests.tools.budget import at_most


def new_item(kept: int, **said) -> dict:
    return {
        "title": "Lesson plan",
        "kind": "lesson-plan",
        "period": "Statics, 2026",
        "document": kept,
        "criteria": ["1.1"],
        **said,
    }


def test_evidence_is_put_in_with_the_criteria_it_proves(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    kept = candidate.keep().json()
    made = candidate.post(f"/qualification/dossiers/{dossier}/items", new_item(kept["id"]))
    assert made.status_code == 201
    assert made.json() == {
        "order": 1,
        "code": "E1",
        "title": "Lesson plan",
        "kind": "lesson-plan",
        "period": "Statics, 2026",
        "version": 1,
        "document": kept,
        "criteria": {"1.1": ""},
    }
    whole = candidate.get(f"/qualification/dossiers/{dossier}").json()
    assert whole["items"] == [made.json()]
    assert len(whole["criteria"]) == len(CODES)
    assert whole["criteria"][0]["code"] == "1.1"
    assert (whole["submission"], whole["verdict"]) == (None, None)
    assert Entry.objects.get(act="add").channel == "api"


def test_criteria_come_with_the_sentence_that_says_why(call):
    candidate = call("candidate")
    item = candidate.put_in(candidate.begin(), "1.1", "2.3")
    assert item["criteria"] == {"1.1": "It shows 1.1.", "2.3": "It shows 2.3."}


def test_a_change_leaves_what_it_does_not_name(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    item = candidate.put_in(dossier, "1.1")
    path = f"/qualification/dossiers/{dossier}/items/1"
    assert candidate.patch(path, {"title": "Plan of lessons"}).json() == {**item, "title": "Plan of lessons"}
    listed = candidate.patch(path, {"criteria": ["1.1", "1.2"]}).json()
    assert listed["criteria"] == {"1.1": "It shows 1.1.", "1.2": ""}


def test_a_new_file_is_a_new_version_and_the_one_before_stays(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    candidate.put_in(dossier, "1.1")
    newer = candidate.keep(b"A better plan.\n").json()
    path = f"/qualification/dossiers/{dossier}/items/1"
    changed = candidate.patch(path, {"document": newer["id"], "version": 1})
    assert (changed.json()["version"], changed.json()["document"]) == (2, newer)
    assert ItemVersion.objects.count() == 2
    late = candidate.patch(path, {"title": "x", "version": 1})
    assert late.status_code == 409
    assert "version 2 came" in late.json()["detail"]


def test_after_the_seal_nothing_changes_and_the_answer_says_since_when(call):
    candidate = call("candidate")
    dossier = candidate.hand_in()
    number = candidate.get(f"/qualification/dossiers/{dossier}").json()["submission"]["number"]
    changed = candidate.patch(f"/qualification/dossiers/{dossier}/items/1", {"title": "x"})
    added = candidate.post(
        f"/qualification/dossiers/{dossier}/items", new_item(candidate.keep().json()["id"])
    )
    for answer in (changed, added):
        assert answer.status_code == 409
        assert answer.json()["detail"].startswith("This dossier was sealed on 24 November 2026")
        assert number in answer.json()["detail"]
    assert Item.objects.get().title == "Lesson plan"


def test_candidate_and_coordinator_see_the_same_number(call):
    dossier = call("candidate").hand_in()
    seals = {
        name: call(name).get(f"/qualification/dossiers/{dossier}").json()["submission"]
        for name in ("candidate", "coordinator")
    }
    assert seals["candidate"] == seals["coordinator"]
    assert len(seals["candidate"]["fingerprint"]) == 64


def test_a_draft_is_read_by_the_candidate_alone_and_where_it_stands_by_who_oversees(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    candidate.put_in(dossier, "1.1")
    for name in ("coordinator", "dean", "hr", "auditor"):
        told = call(name).get(f"/qualification/dossiers/{dossier}").json()
        assert (told["state"]["key"], told["items"]) == ("in_progress", None)
        assert call(name).get(f"/qualification/dossiers/{dossier}/items/1/file").status_code == 404
    for name in ("stranger", "administrator", "supervisor", "assessor-1"):
        assert call(name).get(f"/qualification/dossiers/{dossier}").status_code == 404


def test_a_supervisor_who_was_named_reads_the_draft(call, world):
    candidate = call("candidate")
    dossier = candidate.begin()
    item = candidate.put_in(dossier, "1.1")
    named = call("coordinator").step(
        dossier, "name-supervisor", supervisor=str(world.people["supervisor"].pk)
    )
    assert named.status_code == 200
    assert call("supervisor").get(f"/qualification/dossiers/{dossier}").json()["items"] == [item]


def test_the_file_of_an_item_comes_in_the_version_that_one_may_read(call):
    candidate = call("candidate")
    dossier = candidate.hand_in()
    path = f"/qualification/dossiers/{dossier}/items/1/file"
    for name in ("candidate", "coordinator"):
        assert b"".join(call(name).get(path).streaming_content) == b"A lesson plan.\n"
    assert call("dean").get(path).status_code == 404
    assert candidate.get(f"/qualification/dossiers/{dossier}/items/2/file").status_code == 404


def test_only_the_candidate_writes(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    candidate.put_in(dossier, "1.1")
    for name, status in (("dean", 403), ("coordinator", 403), ("stranger", 404)):
        caller = call(name)
        kept = caller.keep().json()["id"]
        added = caller.post(f"/qualification/dossiers/{dossier}/items", new_item(kept))
        changed = caller.patch(f"/qualification/dossiers/{dossier}/items/1", {"title": "x"})
        assert (added.status_code, changed.status_code) == (status, status)
    assert Item.objects.get().title == "Lesson plan"


def test_somebody_elses_file_is_as_absent_as_none(call):
    theirs = call("stranger").keep().json()["id"]
    candidate = call("candidate")
    dossier = candidate.begin()
    answers = [
        candidate.post(f"/qualification/dossiers/{dossier}/items", new_item(number)).json()
        for number in (theirs, 9999)
    ]
    assert answers[0] == answers[1]
    assert set(answers[0]["errors"]) == {"document"}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"title": " "}, {"title"}),
        ({"title": "x" * 121}, {"title"}),
        ({"title": "x" * 301}, {"title"}),
        ({"title": "a\0b"}, {"title"}),
        ({"title": 5}, {"title"}),
        ({"kind": "poem"}, {"kind"}),
        ({"period": "x" * 61}, {"period"}),
        ({"criteria": ["9.9"]}, {"criteria"}),
        ({"criteria": {"1.1": "x" * 1001}}, {"criteria"}),
        ({"criteria": "1.1"}, {"criteria"}),
        ({"criteria": {"1.1": 5}}, {"criteria"}),
        ({"document": None}, {"document"}),
        ({"document": "1"}, {"document"}),
        ({"document": 2**63}, {"document"}),
        ({"colour": "red"}, {"colour"}),
    ],
)
def test_what_is_wrong_with_evidence_is_said_per_field(call, said, wrong):
    candidate = call("candidate")
    dossier = candidate.begin()
    whole = new_item(candidate.keep().json()["id"], **said)
    answer = candidate.post(f"/qualification/dossiers/{dossier}/items", whole)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, wrong)
    assert not Item.objects.exists()


def test_an_item_that_is_not_there(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    assert candidate.patch(f"/qualification/dossiers/{dossier}/items/1", {"title": "x"}).status_code == 404
    assert candidate.patch("/qualification/dossiers/9999/items/1", {"title": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["candidate", "coordinator", "dean"])
def test_a_dossier_costs_at_most_ten_statements_however_much_is_in_it(call, name):
    candidate = call("candidate")
    dossier = candidate.begin()
    for code in CODES:
        candidate.put_in(dossier, code)
    candidate.seal(dossier)
    caller = call(name)
    with at_most(10):
        assert caller.get(f"/qualification/dossiers/{dossier}").status_code == 200
