"""The talk with a candidate by the interface: planned, its guide read by assessors alone, and reported."""

from __future__ import annotations

import pytest

from tests.stories.test_interview import OPEN, WHEN, begin, choose_closing, report, to_plan

SAID = {"day": WHEN["day"], "from": "10:00", "to": "11:30", "place": "Horst 204"}


@pytest.fixture
def dossier(world):
    choose_closing(world, "interview")
    return to_plan(world)


def test_the_guide_holds_what_not_both_accept_with_both_judgements_and_the_evidence(call, dossier):
    assert call("coordinator").step(dossier.pk, "plan-interview", **SAID).status_code == 200
    told = call("assessor-1").get(f"/qualification/dossiers/{dossier.pk}/interview").json()
    assert tuple(topic["criterion"] for topic in told["guide"]) == OPEN
    assert [found["judge"] for found in told["guide"][0]["found"]] == [
        "Assessor-1 Voorbeeld",
        "Assessor-3 Voorbeeld",
    ]
    assert told["guide"][2]["found"][0]["question"] == "Which student needed the plan B?"
    assert told["guide"][0]["evidence"] == ["E1"]
    assert (told["planned"]["place"], told["may_record"], told["report"]) == ("Horst 204", None, None)


def test_the_candidate_reads_when_and_with_whom_and_neither_guide_nor_report(call, dossier, world):
    call("coordinator").step(dossier.pk, "plan-interview", **SAID)
    assert call("candidate").step(dossier.pk, "answer-recording", may_record="yes").status_code == 200
    begin(world)
    path = f"/qualification/dossiers/{dossier.pk}/interview"
    long = report(world, dossier)
    long["answers"] = [{"criterion": code, "answer": "A long story. " * 100} for code in OPEN]
    assert call("assessor-3").step(dossier.pk, "report-interview", **long).status_code == 200
    told = call("candidate").get(path).json()
    assert told["people"] == ["Assessor-1 Voorbeeld", "Assessor-3 Voorbeeld", "Candidate Voorbeeld"]
    assert (told["may_record"], told["guide"], told["report"]) == (True, None, None)
    assert set(call("assessor-1").get(path).json()["report"]["answers"]) == set(OPEN)


@pytest.mark.parametrize("name", ["hr", "dean", "assessor-2", "stranger"])
def test_for_everybody_else_there_is_none(call, dossier, name):
    assert call(name).get(f"/qualification/dossiers/{dossier.pk}/interview").status_code == 404
