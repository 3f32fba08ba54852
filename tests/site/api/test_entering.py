"""Through the interface an office enters what came by mail, by phone or on paper."""

from __future__ import annotations

import pytest

from leerlijn.foundation.cases.models import Case, Letter
from tests.stories.world import CODES

CAME = {"how": "phone", "on": "2026-11-24"}


@pytest.fixture
def candidate(world):
    person = world.people["candidate"]
    person.email = "candidate@example.org"
    person.save()
    return person


def begin(caller, **said):
    return caller.post("/cases", {"procedure": "utq-dossier", "subject": "candidate@example.org", **said})


def test_an_office_opens_a_case_for_whom_it_came_from(call, candidate):
    made = begin(call("coordinator"), came=CAME)
    assert made.status_code == 201, made.content
    told = made.json()
    assert told["subject"] == "Candidate Voorbeeld"
    entry = told["journal"][0]
    assert (entry["who"], entry["on_behalf_of"]) == ("Coordinator Voorbeeld", "Candidate Voorbeeld")
    assert entry["came"] == CAME


def test_an_office_takes_a_step_for_a_party(call, candidate, world):
    dossier = call("candidate").begin()
    office = call("coordinator")

    def offered() -> list[dict]:
        told = office.get(f"/cases/{dossier}").json()
        return [each for each in told["for_others"] if each["name"] == "request-precheck"]

    assert offered() == [], "there is nothing to check yet"
    call("candidate").put_in(dossier, *CODES)
    supervisor, version = (
        str(world.people["supervisor"].pk),
        office.get(f"/cases/{dossier}").json()["version"],
    )
    named = {"version": version, "fields": {"supervisor": supervisor}}
    named = office.post(f"/cases/{dossier}/steps/name-supervisor", named).json()
    (other,) = offered()
    assert other["whom"] == "Candidate Voorbeeld"
    said = {"version": named["version"], "came": {**CAME, "party": other["party"]}}
    taken = office.post(f"/cases/{dossier}/steps/request-precheck", said).json()
    assert taken["state"]["key"] == "precheck_requested"
    assert taken["journal"][-1]["on_behalf_of"] == "Candidate Voorbeeld"
    assert call("candidate").get(f"/cases/{dossier}").json()["for_others"] == []


def test_nobody_else_enters_and_what_is_wrong_is_said(call, candidate):
    assert begin(call("dean"), came=CAME).status_code == 403
    office = call("coordinator")
    wrong = begin(office, came={**CAME, "on": "2026-11-25"})
    assert (wrong.status_code, set(wrong.json()["errors"])) == (422, {"came_on"})
    nobody = begin(office, came=CAME, subject="nobody@example.org")
    assert (nobody.status_code, set(nobody.json()["errors"])) == (422, {"subject"})
    strange = begin(office, came={**CAME, "document": 99})
    assert (strange.status_code, set(strange.json()["errors"])) == (422, {"document"})
    assert not Case.objects.exists()


def test_whoever_works_in_another_faculty_is_as_little_known_to_this_office_as_nobody(call, candidate, world):
    world.people["coordinator"].memberships.update(unit=world.units["ET"])
    candidate.appointments.update(unit=world.units["TNW"])
    elsewhere, nobody = (
        begin(call("coordinator"), came=CAME, subject=f"{whom}@example.org")
        for whom in ("candidate", "nobody")
    )
    assert (elsewhere.status_code, elsewhere.json()) == (422, nobody.json())
    assert not Case.objects.exists()


def test_the_letter_is_a_document_of_whoever_enters_it(call, candidate):
    office, other = call("coordinator"), call("dean")
    theirs = other.keep().json()["id"]
    assert begin(office, came={**CAME, "document": theirs}).status_code == 422
    own = office.keep().json()["id"]
    assert begin(office, came={**CAME, "document": own}).status_code == 201
    assert Letter.objects.get().document_id == own


def test_a_party_that_is_not_there_is_named(call, candidate):
    dossier = call("candidate").begin()
    said = {"version": 1, "came": {**CAME, "party": 999}}
    answer = call("coordinator").post(f"/cases/{dossier}/steps/request-precheck", said)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"party"})
