"""Intakes through the interface: written, read by who may, planned; and times that are offered."""

from __future__ import annotations

import pytest

from tests.stories.intake_world import ROWS, Intakes


@pytest.fixture
def intakes(world) -> Intakes:
    return Intakes(world)


def test_a_program_prepares_an_intake_as_a_lecturer_does_on_the_pages(world, intakes, call):
    caller = call("candidate")
    begun = caller.post("/cases", {"procedure": "utq-intake", "step": "begin"})
    assert (begun.status_code, begun.json()["state"]["key"]) == (201, "cv_draft")
    address = f"/qualification/intakes/{begun.json()['id']}"
    wrong = caller.post(f"{address}/cv/experience", {"fields": {**ROWS["experience"], "period": ""}})
    assert (wrong.status_code, wrong.json()["errors"]) == (422, {"period": "Fill this in."})
    assert caller.post(f"{address}/cv/experience", {"fields": ROWS["experience"]}).status_code == 201
    told = caller.post(f"{address}/cv/supervision", {"nothing": True}).json()
    filled = {each["section"]: (len(each["rows"]), each["is_nothing"]) for each in told["cv"]}
    assert (filled["experience"], filled["supervision"]) == ((1, False), (0, True))
    said = {"level": "1", "example": "One course.", "need": "Alignment."}
    rated = caller.put(f"{address}/self-diagnosis/1.2", {"fields": said}).json()
    assert [(each["criterion"], each["level"]) for each in rated["self_diagnosis"]] == [("1.2", 1)]
    for absent in ("/cv/hobbies", "/cv/nowhere"):
        assert caller.post(f"{address}{absent}", {"fields": {}}).status_code == 404
    assert caller.put(f"{address}/self-diagnosis/9.9", {"fields": said}).status_code == 404


def test_each_reads_of_an_intake_what_the_pages_show_them(world, intakes, call):
    case = intakes.held(c3_1="0")
    address = f"/qualification/intakes/{case.pk}"
    found = {
        name: {part for part in ("cv", "self_diagnosis", "plan") if call(name).get(address).json()[part]}
        for name in ("candidate", "supervisor", "coordinator", "manager", "dean", "hr")
    }
    assert found == {
        "candidate": {"cv", "self_diagnosis", "plan"},
        "supervisor": {"cv", "self_diagnosis", "plan"},
        "coordinator": {"cv", "plan"},
        **{name: set() for name in ("manager", "dean", "hr")},
    }
    assert call("stranger").get(address).status_code == 404


def test_a_program_plans_a_competence_and_offers_a_time(world, intakes, call):
    case = intakes.held(c3_1="0")
    address = f"/qualification/intakes/{case.pk}/plan/5"
    said = {"own_case": "", "evidence": "A vision", "target_on": "2027-05-01"}
    wrong = call("candidate").put(address, {"fields": said})
    assert list(wrong.json()["errors"]) == ["own_case"]
    told = call("supervisor").put(address, {"fields": {**said, "own_case": "My course"}}).json()
    assert told["plan"]["lines"][4] | {"is_a_gap": None} == {
        "competence": "5",
        "is_a_gap": None,
        "course": None,
        "own_case": "My course",
        "evidence": "A vision",
        "target_on": "2027-05-01",
        "wrong": [],
    }
    assert call("coordinator").put(address, {"fields": said}).status_code == 403
    day = {"day": "2027-01-12", "from": "9.30", "to": "10:30", "place": "Horst 12", "language": "en"}
    offered = call("supervisor").post("/qualification/intakes/times", {"fields": day})
    assert (offered.status_code, [each["taken_by"] for each in offered.json()["times"]]) == (201, [""])
    assert len(call("supervisor").get("/qualification/intakes/times").json()["times"]) == 1
    assert call("candidate").get("/qualification/intakes/times").status_code == 404


def test_a_coordinator_invites_somebody_by_their_number(world, intakes, call):
    number = world.people["candidate"].number
    said = {"procedure": "utq-intake", "step": "invite", "subject": number}
    assert call("stranger").post("/cases", said).status_code == 403
    invited = call("coordinator").post("/cases", said)
    assert (invited.status_code, invited.json()["state"]["key"]) == (201, "invited")
    assert invited.json()["owner"]["names"] == ["Candidate Voorbeeld"]
