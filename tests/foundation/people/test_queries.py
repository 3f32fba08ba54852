"""Who somebody is on a day, and what is known of people and units."""

from datetime import date, timedelta

import pytest

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import queries
from leerlijn.foundation.people.actions.mandates import give_mandate, withdraw_mandate
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Appointment
from leerlijn.kernel.policy import Office
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, SINCE, Role, holds, somebody
from tests.tools.budget import at_most

NEXT_YEAR = date(2027, 10, 12)


def mandate(giver, deputy, unit, *, role=Role.DEAN, until=None):
    return give_mandate(
        giver=giver,
        deputy=deputy,
        role=role,
        unit=unit,
        starts_on=SINCE,
        ends_on=until,
        by=SETTING_UP,
        at=AT,
    )


def offices(person, *, on=ON):
    return set(queries.standing_of(person.pk, on=on).offices)


def test_a_standing_says_who_somebody_is_and_what_they_hold_today(house, ilse):
    holds(ilse, Role.DEAN, house.water)
    holds(ilse, Role.AUDITOR, house.law, until=date(2026, 10, 11))
    holds(ilse, Role.ASSESSOR, house.law, since=date(2026, 10, 13))

    standing = queries.standing_of(ilse.pk, on=ON)

    assert (standing.person, standing.name, standing.initials) == (ilse.pk, "Ilse Wevers", "IW")
    assert standing.language == "en"
    assert standing.offices == (Office("dean", house.water.path),)


def test_the_first_and_the_last_day_of_a_role_count(house, ilse):
    holds(ilse, Role.DEAN, house.water, since=ON, until=ON)

    assert [len(offices(ilse, on=ON + timedelta(days=by))) for by in (-1, 0, 1)] == [0, 1, 0]


def test_all_offices_are_asked_in_one_statement(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)

    with at_most(1):
        queries.standing_as(ilse, on=ON)


def test_a_mandate_is_an_office_with_the_name_of_its_giver(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)

    assert offices(ilse) == {Office("dean", house.water.path, pieter.pseudonym, "Pieter Reimerink")}


def test_a_mandate_for_a_part_of_what_the_giver_holds_counts_there_only(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.hydrology)

    standing = queries.standing_of(ilse.pk, on=ON)

    assert standing.office("dean", at=house.hydrology.path)
    assert not standing.office("dean", at=house.water.path)


def test_a_mandate_ends_with_the_role_it_came_from(house, ilse, pieter):
    role = holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)

    end_membership(role.pk, ends_on=date(2026, 10, 11), by=SETTING_UP, at=AT)

    assert offices(ilse) == set()
    assert len(offices(ilse, on=date(2026, 10, 11))) == 1


def test_a_mandate_does_not_follow_its_giver_to_a_role_elsewhere(house, ilse, pieter):
    role = holds(pieter, Role.DEAN, house.water)
    holds(pieter, Role.DEAN, house.law)
    holds(pieter, Role.AUDITOR, house.water)
    mandate(pieter, ilse, house.water)

    end_membership(role.pk, ends_on=date(2026, 10, 11), by=SETTING_UP, at=AT)

    assert offices(ilse) == set()


def test_what_came_by_mandate_gives_nothing_to_a_third(house, ilse, pieter):
    """Control: the row is there, and still opens nothing."""
    third = somebody("Henk Scholten")
    role = holds(ilse, Role.DEAN, house.water)
    mandate(ilse, third, house.water)
    end_membership(role.pk, ends_on=date(2026, 10, 11), by=SETTING_UP, at=AT)
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)

    assert offices(ilse) != set()
    assert offices(third) == set()


def test_a_withdrawn_mandate_counts_no_more_and_did_count_before(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    withdraw_mandate(mandate(pieter, ilse, house.water).pk, by=SETTING_UP, at=AT)

    assert offices(ilse) == set()
    assert len(offices(ilse, on=date(2026, 10, 11))) == 1


def test_a_place_is_no_prefix_of_another_number(house, ilse):
    """/1/2/ is not above /1/21/."""
    holds(ilse, Role.DEAN, house.water)
    longer = house.water.path[:-1] + "1/"

    assert queries.standing_of(ilse.pk, on=ON).office("dean", at=longer) is None
    assert queries.people_with_office("dean", longer, on=ON) == []


def test_the_actor_is_who_acts_and_names_whom_for(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)
    standing = queries.standing_of(ilse.pk, on=ON)

    own = queries.actor_of(standing, "page")
    mandated = queries.actor_of(standing, "api", standing.office("dean", at=house.water.path))

    assert own == Actor(ilse.pseudonym, "Ilse Wevers", "page")
    assert mandated == Actor(ilse.pseudonym, "Ilse Wevers", "api", pieter.pseudonym, "Pieter Reimerink")


def test_the_conflicts_of_the_giver_follow_a_mandate(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)
    standing = queries.standing_of(ilse.pk, on=ON)

    office = standing.office("dean", at=house.water.path)

    assert set(queries.persons_behind(standing, office)) == {ilse.pk, pieter.pk}
    assert queries.persons_behind(standing, None) == (ilse.pk,)


def test_the_nearest_holder_of_an_office_comes_first(house, ilse, pieter):
    holds(ilse, Role.COORDINATOR, house.institution)
    holds(pieter, Role.COORDINATOR, house.water)
    holds(somebody("Not Here"), Role.COORDINATOR, house.law)
    holds(somebody("Not Anymore"), Role.COORDINATOR, house.water, until=date(2026, 10, 11))

    with at_most(1):
        found = queries.people_with_office("coordinator", house.hydrology.path, on=ON)

    assert found == [pieter, ilse]


def test_who_act_as_dean_are_the_dean_and_the_deputy(house, ilse, pieter):
    holds(pieter, Role.DEAN, house.water)
    mandate(pieter, ilse, house.water)

    assert queries.people_who_act_as("dean", house.hydrology.path, on=ON) == [pieter, ilse]


def test_many_names_cost_one_statement(house, ilse, pieter):
    with at_most(1):
        assert queries.names_of([ilse.pk, pieter.pk, 999]) == {
            ilse.pk: "Ilse Wevers",
            pieter.pk: "Pieter Reimerink",
        }
    with at_most(1):
        assert queries.names_behind([ilse.pseudonym]) == {ilse.pseudonym: "Ilse Wevers"}
    with at_most(1):
        assert queries.unit_names([house.law.pk])[house.law.pk].en == "law"


def test_people_are_found_by_number_and_by_pseudonym(db):
    known = somebody("Noor Voorbeeld", number="1001")

    assert queries.person_by_number("1001") == known
    assert queries.person_by_pseudonym(known.pseudonym) == known
    assert queries.person_by_number("") is None


def test_the_tree_names_each_unit_before_those_below_it(house):
    assert queries.units_under(house.institution.path, on=ON) == [
        house.institution,
        house.water,
        house.hydrology,
        house.law,
    ]
    assert queries.units_under(house.water.path, on=ON) == [house.water, house.hydrology]


@pytest.mark.parametrize("until", [None, NEXT_YEAR])
def test_somebody_works_most_where_their_largest_appointment_is(house, ilse, until):
    for unit, fte in ((house.water, "0.4"), (house.law, "0.6")):
        Appointment.objects.create(
            person=ilse,
            unit=unit,
            profile="teacher-2",
            contract="permanent",
            fte=fte,
            fte_teaching=fte,
            starts_on=SINCE,
            ends_on=until,
        )

    assert queries.main_unit_of(ilse.pk, on=ON) == house.law
