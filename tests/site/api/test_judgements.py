"""Judging through the interface: each alone, and beside each other once both are in."""

from __future__ import annotations

import pytest

from tests.site.api.callers import chosen
from tests.stories.world import CODES
from tests.tools.budget import at_most

FIRST, SECOND = "assessor-1", "assessor-3"


@pytest.fixture
def dossier(call):
    """Handed in, with two assessors asked."""
    number = call("candidate").hand_in()
    coordinator = call("coordinator")
    step = coordinator.get(f"/cases/{number}").json()["steps"][0]
    first, second = (
        chosen(field, name.title()) for field, name in zip(step["fields"], (FIRST, SECOND), strict=True)
    )
    taken = coordinator.step(number, "ask-assessors", first=first, second=second)
    assert taken.status_code == 200, taken.content
    for name in (FIRST, SECOND):
        assert call(name).step(number, "accept-invitation").status_code == 200
    return number


def test_an_assessor_saves_what_they_find_of_one_criterion(call, dossier):
    path = f"/qualification/dossiers/{dossier}/judgement"
    said = {"finding": "not-yet", "seen": "E1 page 2", "why": "No aim is named."}
    saved = call(FIRST).put(f"{path}/1.1", said)
    assert saved.status_code == 200
    assert saved.json()["criteria"]["1.1"] == {**said, "question": ""}
    assert saved.json()["still_open"] == list(CODES[1:])
    assert (saved.json()["without_reason"], saved.json()["handed_in_at"]) == ([], None)
    assert call(FIRST).get(path).json() == saved.json()


def test_the_colleague_does_not_see_it(call, dossier):
    path = f"/qualification/dossiers/{dossier}/judgement"
    call(FIRST).put(f"{path}/1.1", {"finding": "not-yet", "why": "No aim is named."})
    assert call(SECOND).get(path).json()["criteria"]["1.1"] == {
        "finding": None,
        "seen": "",
        "why": "",
        "question": "",
    }
    closed = call(SECOND).get(f"/qualification/dossiers/{dossier}/differences")
    assert closed.status_code == 403
    assert closed.json()["detail"] == "Your colleague's judgement opens when both are in."


def test_only_an_assessor_of_this_dossier_judges(call, dossier):
    path = f"/qualification/dossiers/{dossier}"
    for name, status in (("candidate", 403), ("coordinator", 403), ("assessor-2", 404), ("stranger", 404)):
        caller = call(name)
        assert caller.get(f"{path}/judgement").status_code == status
        assert caller.put(f"{path}/judgement/1.1", {"finding": "sufficient"}).status_code == status
        assert caller.get(f"{path}/differences").status_code == status


def test_before_assessors_are_asked_there_is_nothing_to_judge(call):
    dossier = call("candidate").hand_in()
    assert call("coordinator").get(f"/qualification/dossiers/{dossier}/judgement").status_code == 403


def test_an_assessor_reads_what_was_sealed(call, dossier):
    told = call(FIRST).get(f"/qualification/dossiers/{dossier}").json()
    assert [item["code"] for item in told["items"]] == ["E1"]
    number = told["items"][0]["document"]["id"]
    assert call(FIRST).get(f"/documents/{number}").status_code == 200
    assert call(FIRST).get(f"/qualification/dossiers/{dossier}/items/1/file").status_code == 200


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"finding": "splendid"}, {"finding"}),
        ({"seen": "x" * 301}, {"seen"}),
        ({"why": "x" * 2001}, {"why"}),
        ({"why": "a\0b"}, {"why"}),
        ({"why": 5}, {"why"}),
        ({"grade": "8"}, {"grade"}),
    ],
)
def test_what_is_wrong_with_a_judgement_is_said_per_field(call, dossier, said, wrong):
    answer = call(FIRST).put(f"/qualification/dossiers/{dossier}/judgement/1.1", said)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, wrong)


def test_what_is_no_criterion_of_this_round_is_not_here(call, dossier):
    path = f"/qualification/dossiers/{dossier}/judgement"
    assert call(FIRST).put(f"{path}/9.9", {"finding": "sufficient"}).status_code == 404


def test_a_judgement_of_another_file_than_the_one_that_is_sealed_is_not_saved(call, dossier):
    path = f"/qualification/dossiers/{dossier}/judgement"
    sealed = call(FIRST).get(path).json()["sealed"]
    other = call(FIRST).put(f"{path}/1.1", {"finding": "sufficient", "sealed": "0" * 60})
    assert other.status_code == 409
    assert call(FIRST).put(f"{path}/1.1", {"finding": "sufficient", "sealed": sealed}).status_code == 200


def test_both_are_read_beside_each_other_once_both_are_in(call, dossier):
    call(FIRST).judge(dossier)
    call(SECOND).judge(dossier, c2_3="not-yet")
    for name in (FIRST, SECOND):
        assert call(name).step(dossier, "judge").status_code == 200
    told = call(FIRST).get(f"/qualification/dossiers/{dossier}/differences").json()["differences"]
    assert [each["criterion"] for each in told if each["differs"]] == ["2.3"]
    differing = next(each for each in told if each["differs"])
    assert differing["is_open"]
    assert [(each["judge"], each["finding"]) for each in differing["judgements"]] == [
        ("Assessor-1 Voorbeeld", "sufficient"),
        ("Assessor-3 Voorbeeld", "not-yet"),
    ]
    assert call("candidate").get(f"/qualification/dossiers/{dossier}/differences").status_code == 403
    late = call(FIRST).put(f"/qualification/dossiers/{dossier}/judgement/1.1", {"finding": "ask"})
    assert late.status_code == 403


def test_two_settle_what_they_differ_on_criterion_by_criterion(call, dossier):
    for name, findings in ((FIRST, {"c1_4": "ask"}), (SECOND, {"c2_3": "not-yet"})):
        call(name).judge(dossier, **findings)
        assert call(name).step(dossier, "judge").status_code == 200
    path = f"/qualification/dossiers/{dossier}/differences"
    said = {"finding": "not-yet", "argument": "The plan names no goal."}
    assert call("candidate").put(f"{path}/2.3", said).status_code == 403
    assert call(FIRST).put(f"{path}/1.1", said).status_code == 404
    bare = call(FIRST).put(f"{path}/2.3", {**said, "argument": ""})
    assert (bare.status_code, bare.json()["errors"]) == (422, {"argument": "Write down what settled it."})
    settled = call(FIRST).put(f"{path}/2.3", said)
    assert settled.status_code == 200, settled.content
    assert settled.json() == {
        "criterion": "2.3",
        **said,
        "by": "Assessor-1 Voorbeeld",
        "unsettled": ["1.4"],
    }
    waits = call(FIRST).step(dossier, "propose", outcome="supplement", motivation="One is missing.")
    assert waits.status_code == 403
    call(SECOND).put(f"{path}/1.4", {"finding": "sufficient", "argument": "It is in E1."})
    done = call(FIRST).step(dossier, "propose", outcome="supplement", motivation="One is missing.")
    assert done.status_code == 200


def test_nobody_learns_from_the_case_whether_the_colleague_is_done(call, dossier):
    call(FIRST).judge(dossier)
    before = call(SECOND).get(f"/cases/{dossier}").json()
    assert call(FIRST).step(dossier, "judge").status_code == 200
    after = call(SECOND).get(f"/cases/{dossier}").json()
    assert {**after, "version": before["version"]} == before
    assert before["owner"]["names"] == ["Assessor-1 Voorbeeld", "Assessor-3 Voorbeeld"]


def test_judging_costs_at_most_ten_statements(call, dossier):
    for path in (f"/qualification/dossiers/{dossier}/judgement", f"/cases/{dossier}"):
        call(FIRST).get(path)
        with at_most(10):
            assert call(FIRST).get(path).status_code == 200
