"""The advice of a programme committee: who gives it, what becomes of it, and who else reads it."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.models import Membership
from tests.stories.agreements import said, wrong


def asked(year):
    year.on(4, 20)
    agenda = year.agenda()
    return agenda, year.ask_advice(agenda)


def test_a_committee_that_cannot_decide_gives_no_advice(year):
    _, request = asked(year)
    few = year.step(
        request,
        "give-advice",
        "OC-ET-chair",
        outcome="positive",
        present=year.all_of("OC-ET", ("chair", "staff")),
    )
    assert wrong(few) == {"present": "2 members decided on this; at least 3 of the 4 are needed."}
    most = year.all_of("OC-ET", ("chair", "staff", "student-1"))
    year.does(request, "give-advice", "OC-ET-chair", outcome="positive", present=most)
    kept = CouncilRequest.objects.get(case=request)
    assert (kept.present, kept.members) == (3, 4)


def test_nor_one_in_which_somebody_of_the_board_came_after_it_was_asked(year):
    _, request = asked(year)
    Membership.objects.filter(person=year.people["OC-ET-staff"]).update(person=year.people["director-ET"])
    refused = year.step(request, "give-advice", "OC-ET-chair", outcome="positive")
    assert "directs the programme" in said(refused)


def test_nor_one_that_has_too_few_students_by_then(year):
    _, request = asked(year)
    Membership.objects.filter(person=year.people["OC-ET-student-1"]).update(role="council-staff")
    refused = year.step(request, "give-advice", "OC-ET-chair", outcome="positive")
    assert said(refused) == "Fewer than half of the members of the OC-ET are students."


def test_the_faculty_council_reads_the_agenda_with_its_advice_and_answer(year):
    agenda, request = asked(year)
    year.advises(request, "OC-ET", outcome="positive")
    year.does(request, "announce", "director-ET", notice="We follow it.")
    year.does(agenda, "adopt", "director-ET")
    both = Case.objects.filter(pk__in=[agenda.pk, request.pk])

    def read_by(name: str) -> int:
        return both.filter(pk__in=visible_to(year.standing(name)).values("pk")).count()

    assert read_by("FR-ET-student-1") == 0
    year.does(agenda, "pass-on", "director-ET")
    assert (read_by("FR-ET-student-1"), read_by("FR-BMS-student-1")) == (2, 0)


def test_an_adopted_agenda_is_with_the_faculty_before_it_drafts_in_june(year):
    agenda, request = asked(year)
    year.advises(request, "OC-ET", outcome="positive")
    year.does(request, "announce", "director-ET", notice="We follow it.")
    assert year.does(agenda, "adopt", "director-ET").due_on.isoformat() == "2018-05-31"
