"""Giving somebody a role in a unit, and ending it."""

from datetime import date

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.ui.words import render
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, Role, holds


def test_an_appointment_to_a_role_leaves_its_entry(house, ilse):
    holds(ilse, Role.DEAN, house.water, since=ON)

    entry = entries_of(f"person:{ilse.pseudonym}")[-1]
    assert entry.act == "appoint"
    assert entry.payload == {
        "role": "dean",
        "unit": house.water.pk,
        "starts_on": "2026-10-12",
        "ends_on": None,
    }


def test_nobody_holds_a_role_twice_in_the_same_days(house, ilse):
    holds(ilse, Role.DEAN, house.water, until=ON)

    again = holds(ilse, Role.DEAN, house.water, since=ON)

    assert render(again.reason, "en") == "Ilse Wevers is already dean here in these days."
    assert render(again.reason, "nl") == "Ilse Wevers is hier in deze dagen al decaan."
    assert Membership.objects.count() == 1
    assert holds(ilse, Role.DEAN, house.water, since=date(2026, 10, 13))
    assert holds(ilse, Role.DEAN, house.law, since=ON)


def test_a_role_does_not_end_before_it_begins(house, ilse):
    role = holds(ilse, Role.DEAN, house.water, since=ON)

    assert not end_membership(role.pk, ends_on=date(2026, 10, 11), by=SETTING_UP, at=AT)
    assert end_membership(role.pk, ends_on=ON, by=SETTING_UP, at=AT)
    assert entries_of(f"person:{ilse.pseudonym}")[-1].act == "end-membership"


def test_a_last_day_only_comes_nearer(house, ilse):
    role = holds(ilse, Role.DEAN, house.water, until=date(2026, 12, 31))

    later = end_membership(role.pk, ends_on=date(2027, 1, 1), by=SETTING_UP, at=AT)

    assert render(later.reason, "en") == (
        "This role ends on 31 December 2026. Appoint them anew from the day after."
    )
    assert end_membership(role.pk, ends_on=date(2026, 12, 1), by=SETTING_UP, at=AT)
    assert not end_membership(role.pk, ends_on=date(2026, 12, 31), by=SETTING_UP, at=AT)
    role.refresh_from_db()
    assert role.ends_on == date(2026, 12, 1)


def test_a_role_that_ended_stays_ended(house, ilse):
    """Otherwise an administrator whose days are over could give them back to themselves."""
    yesterday = date(2026, 10, 11)
    role = holds(ilse, Role.ADMINISTRATOR, house.institution, until=yesterday)
    own = Actor(ilse.pseudonym, ilse.name)

    again = end_membership(role.pk, ends_on=date(2030, 1, 1), by=own, at=AT)
    earlier = end_membership(role.pk, ends_on=date(2026, 10, 1), by=SETTING_UP, at=AT)

    assert {render(each.reason, "en") for each in (again, earlier)} == {
        "This role ended on 11 October 2026. Appoint them anew."
    }
    role.refresh_from_db()
    assert role.ends_on == yesterday
