"""Who may judge whom: not oneself, no manager or guide, nobody of the same department or school board."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.panels.eligible import in_pool, judges
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.panels.relations import BARRING, bars_from_judging
from leerlijn.foundation.people.models import Appointment, Membership, Unit
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import policy
from leerlijn.kernel.sentence import Text
from tests.foundation.panels.builders import case_about, employed, framework, opened, unit
from tests.tools.budget import at_most

ON = date(2026, 11, 24)


def teaches(person, where, *, since=date(2020, 8, 1), until=None):
    Membership.objects.create(
        person=person, unit=where, role=Membership.Role.TEACHER, starts_on=since, ends_on=until
    )


@pytest.fixture
def board(db):
    root = unit("board", Unit.Kind.SCHOOL_BOARD)
    return {name: unit(name, Unit.Kind.SCHOOL, root) for name in ("north", "south")}


@pytest.fixture
def guides():
    """A relation that bars, as a domain registers its own."""
    relation = policy.relation("guides-in-a-test", because=Text(nl="begeleider", en="guide"))
    yield bars_from_judging(relation)
    BARRING.discard(relation)
    policy.relations.pop(relation.key)


def test_the_candidate_a_manager_and_a_guide_are_related(units, guides):
    candidate, manager, guide, stranger = (employed(name, "Een") for name in ("Ada", "Bo", "Cas", "Dex"))
    Appointment.objects.create(
        person=candidate,
        unit=units["arts"],
        manager=manager,
        profile="docent",
        contract="permanent",
        fte="0.5",
        fte_teaching="0.5",
        starts_on=date(2010, 1, 1),
    )
    Party.objects.create(case=case_about(candidate, units["water"]), person=guide, relation=guides.key)
    everybody = [each.pk for each in (candidate, manager, guide, stranger)]
    with at_most(2):
        related = related_among(everybody, candidate.pk, on=ON)
    assert related == {candidate.pk, manager.pk, guide.pk}
    BARRING.discard(guides)
    assert related_among(everybody, candidate.pk, on=ON) == {candidate.pk, manager.pk}


def test_the_pool_is_who_has_the_role_that_day(units):
    here, gone = employed("Ada", "Een", units["arts"]), employed("Bo", "Twee", units["arts"])
    for person, until in ((here, None), (gone, date(2026, 11, 23))):
        Membership.objects.create(
            person=person,
            unit=units["arts"],
            role=Membership.Role.ACT_ASSESSOR,
            starts_on=date(2020, 1, 1),
            ends_on=until,
        )
    assert in_pool(Membership.Role.ACT_ASSESSOR, on=ON) == ((str(here.pk), here.name),)


def test_a_judge_stands_there_with_their_faculty_and_with_how_many_they_judge_now(units):
    here, guest = employed("Ada", "Een", units["water"]), employed("Cas", "Drie")
    for person in (here, guest):
        Membership.objects.create(
            person=person, unit=units["arts"], role=Membership.Role.ASSESSOR, starts_on=date(2020, 1, 1)
        )
    with at_most(2):
        found = dict(judges(Membership.Role.ASSESSOR, on=ON))
    assert render(found[str(here.pk)], "en") == "Ada Een (engineering), judges 0 now"
    opened(case_about(employed("Bo", "Twee"), units["arts"]), framework(), [here, guest])
    found = dict(judges(Membership.Role.ASSESSOR, on=ON))
    assert render(found[str(guest.pk)], "nl") == "Cas Drie, beoordeelt er nu 1"
    with at_most(4):
        about = judges(Membership.Role.ASSESSOR, on=ON, subject=here.pk)
    assert set(dict(about)) == {str(guest.pk)}


def test_those_of_one_school_board_are_colleagues_whichever_school_they_work_at(board):
    candidate, colleague, other = (employed(name, "Een") for name in ("Ada", "Bo", "Cas"))
    teaches(candidate, board["north"])
    teaches(colleague, board["south"])
    assert related_among([colleague.pk, other.pk], candidate.pk, on=ON) == {colleague.pk}


def test_who_left_is_no_colleague_any_more(board):
    candidate, left = employed("Ada", "Een"), employed("Bo", "Twee")
    teaches(candidate, board["north"])
    teaches(left, board["north"], until=date(2025, 7, 31))
    assert related_among([left.pk], candidate.pk, on=ON) == frozenset()


def test_those_of_one_department_are_colleagues_and_those_of_one_faculty_are_not(units):
    geology = unit("geology", Unit.Kind.DEPARTMENT, units["engineering"])
    candidate, near = (employed(name, "Een", units["water"]) for name in ("Ada", "Bo"))
    far = employed("Cas", "Drie", geology)
    assert related_among([near.pk, far.pk], candidate.pk, on=ON) == {near.pk}


@pytest.mark.parametrize("leads", [True, False])
def test_who_leads_the_other_is_a_colleague_either_way(units, leads):
    candidate, assessor = employed("Ada", "Een", units["arts"]), employed("Bo", "Twee", units["service"])
    led, leader = (candidate, assessor) if leads else (assessor, candidate)
    Appointment.objects.filter(person=led).update(manager=leader)
    assert related_among([assessor.pk], candidate.pk, on=ON) == {assessor.pk}
