"""Whom somebody may look up: the database and the policy give one answer."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from leerlijn.foundation.people.models import Appointment, Person, Unit
from leerlijn.foundation.people.queries import directory, standing_as, tree
from leerlijn.foundation.people.relations import READ_PENSION_DATE, READ_PEOPLE, READ_UNITS, may_about
from leerlijn.kernel.policy import Standing, Thing, may
from tests.foundation.people.colleagues import ON, SINCE, Role, holds, somebody


def works(person, where, *, since=SINCE, until=None):
    return Appointment.objects.create(
        person=person,
        unit=where,
        profile="teacher-3",
        contract=Appointment.Contract.PERMANENT,
        fte=Decimal("0.8"),
        fte_teaching=Decimal("0.5"),
        starts_on=since,
        ends_on=until,
    )


@pytest.fixture
def crowd(house):
    """Somebody in every situation that makes a difference."""
    yesterday, tomorrow = ON - timedelta(days=1), ON + timedelta(days=1)
    people = {name: somebody(f"{name} Z") for name in ("water", "deep", "both", "left", "coming", "outside")}
    works(people["water"], house.water)
    works(people["deep"], house.hydrology)
    works(people["both"], house.law, until=yesterday)
    works(people["both"], house.hydrology)
    works(people["left"], house.water, until=yesterday)
    works(people["coming"], house.law, since=tomorrow)
    people["pool"] = somebody("Pool Z")
    holds(people["pool"], Role.ASSESSOR, house.law)
    return people


def standings(house):
    """Everybody who holds one role, or two, in any of the units."""
    places = (house.institution, house.water, house.hydrology, house.law)
    for number, (role, where) in enumerate(product(Role, places)):
        person = somebody(f"Holder {number}")
        holds(person, role, where)
        yield standing_as(person, on=ON)
    two = somebody("Two Offices")
    holds(two, Role.HR, house.law)
    holds(two, Role.COORDINATOR, house.hydrology)
    yield standing_as(two, on=ON)
    yield Standing(on=ON)


@pytest.mark.parametrize("action", [READ_PEOPLE, READ_PENSION_DATE], ids=lambda action: action.key)
def test_who_is_found_is_exactly_who_the_policy_opens(house, crowd, action):
    everybody = list(standings(house))
    places = {person: directory.places_of(person.pk, on=ON) for person in Person.objects.all()}
    for standing in everybody:
        found = set(directory.visible_to(standing, action))
        allowed = {person for person, held in places.items() if may_about(standing, action, held)}
        assert found == allowed, standing.offices


def test_units_found_are_exactly_those_the_policy_opens(house):
    for standing in list(standings(house)):
        allowed = {unit for unit in Unit.objects.all() if may(standing, READ_UNITS, Thing(unit.path))}
        assert set(tree.visible_to(standing, READ_UNITS)) == allowed, standing.offices


def seen_by(person, role, where, crowd):
    holds(person, role, where)
    found = set(directory.visible_to(standing_as(person, on=ON), READ_PEOPLE))
    return {name for name, one in crowd.items() if one in found}


def test_hr_of_a_faculty_sees_who_works_there_and_nobody_else(house, crowd, ilse):
    assert seen_by(ilse, Role.HR, house.water, crowd) == {"water", "deep", "both"}


def test_whoever_comes_tomorrow_is_seen_and_whoever_left_is_not(house, crowd, ilse):
    assert seen_by(ilse, Role.HR, house.law, crowd) == {"coming", "pool"}


def test_the_whole_institution_sees_those_who_work_nowhere_too(house, crowd, ilse):
    assert seen_by(ilse, Role.COORDINATOR, house.institution, crowd) == set(crowd)


def test_a_dean_looks_nobody_up(house, crowd, ilse):
    assert seen_by(ilse, Role.DEAN, house.institution, crowd) == set()


class TestRightsWithoutAReason:
    """Nobody keeps rights after their reason is gone, and what is left over stands in a list."""

    @pytest.fixture
    def auditor(self, house):
        person = somebody("Aud Itor")
        holds(person, Role.AUDITOR, house.institution)
        return standing_as(person, on=ON)

    def loose(self, standing):
        return [(right.name, right.role) for right in tree.loose_rights(standing, READ_UNITS)]

    def test_there_are_none_while_everybody_works_here(self, house, crowd, auditor):
        holds(crowd["water"], Role.DEAN, house.water)
        holds(crowd["coming"], Role.ASSESSOR, house.law)

        assert self.loose(auditor) == []

    def test_whoever_left_and_kept_a_role_is_named(self, house, crowd, auditor):
        holds(crowd["left"], Role.ASSESSOR, house.water)
        holds(crowd["left"], Role.DEAN, house.law, until=date(2026, 10, 11))

        assert self.loose(auditor) == [("left Z", "assessor")]

    def test_somebody_from_outside_needs_no_appointment(self, house, crowd, auditor):
        holds(crowd["outside"], Role.ASSESSOR, house.water)

        assert self.loose(auditor) == []
