"""Pro-U through the interface: find, enrol, mark who was there."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from leerlijn.domains.development.models import Edition, Offering
from leerlijn.foundation.meetings.models import Place, Session
from tests.domains.development import world as worlds
from tests.tools.budget import at_most


@pytest.fixture(scope="module")
def built(once) -> worlds.World:
    return worlds.build()


@pytest.fixture
def world(built, db, monkeypatch) -> worlds.World:
    made = deepcopy(built)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    return made


def enrolled(world, call, name, edition, **said):
    school = str(world.units["noordveld-1"].pk)
    fields = {"fields": {"school": school, "payer": "school", **said}}
    return call(name).post(f"/development/editions/{edition.pk}/enrolments", fields)


def test_the_catalogue_pages_by_key_and_finds_by_words(world, call):
    world.open(code="pln-quantum", seats=3)
    first = call("teacher").get("/development/catalogue").json()
    assert first["offers"][0]["code"] == "pln-quantum"
    assert first["offers"][0]["editions"][0]["left"] == 3
    second = call("teacher").get(f"/development/catalogue?after={first['after']}").json()
    codes = [offer["code"] for page in (first, second) for offer in page["offers"]]
    assert sorted(codes) == sorted(Offering.objects.values_list("code", flat=True))
    found = call("teacher").get("/development/catalogue?q=quantum&form=pln").json()
    assert [offer["code"] for offer in found["offers"]] == ["pln-quantum"]
    card = call("teacher").get("/development/offerings/pln-quantum").json()
    assert card["cancellation"]["en"] == "Withdrawing never costs anything."
    assert call("teacher").get("/development/offerings/zeilen").status_code == 404


def test_a_program_enrols_and_reads_a_refusal_in_a_sentence(world, call):
    edition = world.open(seats=1)
    made = enrolled(world, call, "teacher", edition)
    assert (made.status_code, made.json()["state"]["key"]) == (201, "accepted")
    again = enrolled(world, call, "teacher", edition)
    assert (again.status_code, again.json()["detail"][:30]) == (403, "You are enrolled here already.")
    waits = enrolled(world, call, "colleague", edition)
    assert waits.json()["state"]["key"] == "waitlisted"
    caller = call("teacher")
    with at_most(6):
        mine = caller.get("/development/enrolments").json()
    assert [line["state"]["key"] for line in mine["enrolments"]] == ["accepted"]
    assert call("teacher").get("/development/editions").status_code == 404
    assert call("office").get("/development/editions").json()["editions"][0]["taken"] == 1


def test_a_program_enrols_a_team_and_a_larger_one_is_refused_beside_its_field(world, call):
    edition = world.open(seats=2)
    people = [str(world.people[name].pk) for name in worlds.teachers(world, 3)]
    fields = {"school": str(world.units["noordveld"].pk), "rest": "all-or-nothing"}
    path = f"/development/editions/{edition.pk}/teams"
    refused = call("leader").post(path, {"fields": {**fields, "people": people}})
    assert (refused.status_code, Place.objects.count()) == (422, 0)
    assert "2 seats are free, and you name 3 people." in refused.content.decode()
    made = call("leader").post(path, {"fields": {**fields, "people": people[:2]}})
    assert (made.status_code, made.json()["state"]["key"]) == (201, "naming")
    assert call("teacher").post(path, {"fields": fields}).status_code == 404


def test_who_was_there_is_marked_once_and_corrected_with_a_reason(world, call):
    edition = world.open(seats=2)
    enrolled(world, call, "teacher", edition)
    edition = world.begin(Edition.objects.select_related("case", "series").get(pk=edition.pk))
    path = f"/development/editions/{edition.case_id}/meetings/1/attendance"
    place = Place.objects.get()
    marks = {"marks": [{"place": place.pk, "status": "partial", "minutes": 90}]}
    told = call("expert").post(path, marks).json()
    assert told["marks"] == [
        {"place": place.pk, "name": "Teacher Vos", "status": "partial", "minutes": 90, "is_corrected": False}
    ]
    for strange in ("checked-in", "asleep"):
        refused = call("expert").post(path, {"marks": [{"place": place.pk, "status": strange}]})
        assert (refused.status_code, "Choose one of the answers" in refused.content.decode()) == (422, True)
    changed = {"marks": [{"place": place.pk, "status": "present"}]}
    assert call("expert").post(path, changed).status_code == 422
    told = call("expert").post(path, {**changed, "reason": "Zij bleef tot het eind."}).json()
    assert (told["marks"][0]["minutes"], told["marks"][0]["is_corrected"]) == (180, True)
    assert call("teacher").get(path).status_code == 404
    assert call("auditor").get(path).status_code == 403


def test_a_program_plans_an_edition_with_its_meetings_in_rows(world, call):
    said = {
        "offering": str(Offering.objects.get(code="pln-quantum").pk),
        "seats": 8,
        "least": 2,
        "opens_on": "2026-09-08",
        "closes_on": "2026-10-01",
        "sessions": [worlds.meeting(date(2026, 11, 11)), worlds.meeting(date(2026, 11, 25), to="13:00")],
    }
    wrong = call("office").post("/development/editions", {"fields": said})
    assert wrong.status_code == 422
    assert wrong.json()["errors"] == {"sessions-1-to": "A meeting ends after it begins."}
    said["sessions"][1]["to"] = "16:30"
    made = call("office").post("/development/editions", {"fields": said}).json()
    assert made["state"]["key"] == "draft"
    sessions = Session.objects.filter(series__edition__case=made["id"]).order_by("number")
    assert [each.starts_at.day for each in sessions] == [11, 25]
    assert call("teacher").post("/development/editions", {"fields": said}).status_code == 403
