"""Several people meet at a time when all of them can, as far as their calendars here tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from leerlijn.foundation.meetings.actions import slots
from leerlijn.foundation.meetings.actions.planning import Planned
from leerlijn.foundation.meetings.actions.together import call_off_together, meet_together
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries.agenda import agenda_of
from leerlijn.foundation.meetings.queries.together import free_together
from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM, Calendar, Recess
from leerlijn.kernel.verdict import Denied, granted
from tests.foundation.meetings import builders
from tests.foundation.meetings.builders import AT, OFFICE
from tests.tools.budget import at_most

TITLE = Text(nl="Gesprek", en="Talk")
TUESDAY = date(2026, 11, 10)


def at(hour: float, day: date = TUESDAY) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM) + timedelta(hours=hour)


def planned(since: float, until: float, *, day: date = TUESDAY, leader=None) -> Planned:
    return Planned(at(since, day), at(until, day), Text(nl="Horst 204", en="Horst 204"), leader=leader)


@pytest.fixture
def three(db):
    return builders.people(3)


@pytest.fixture
def unit(db):
    return builders.school()


def meet(unit, people, when):
    return meet_together(TITLE, when, people, unit=unit, by=OFFICE, at=AT)


def free(people, *, last=TUESDAY, calendar=Calendar(), most=9):  # noqa: B008  # frozen
    found = free_together(
        [each.pk for each in people], first=TUESDAY, last=last, calendar=calendar, most=most
    )
    return {
        each.day: [
            (since.astimezone(AMSTERDAM).hour, until.astimezone(AMSTERDAM).hour)
            for since, until in each.spans
        ]
        for each in found
    }


def test_a_meeting_stands_in_the_calendar_of_each_of_them_once(unit, three):
    session = granted(meet(unit, three, planned(10, 11, leader=three[0])))
    for person in three:
        assert [each.id for each in agenda_of(person.pk, since=AT)] == [session.pk]


def test_what_is_free_is_what_nobody_of_them_needs(unit, three):
    anna, bram, coen = three
    granted(meet(unit, [anna], planned(10, 11)))
    granted(meet(unit, [bram], planned(10.5, 12)))
    granted(meet(unit, [coen], planned(15, 18)))
    with at_most(1):
        assert free(three) == {TUESDAY: [(9, 10), (12, 15)]}
    assert free([anna]) == {TUESDAY: [(9, 10), (11, 17)]}


def test_less_than_an_hour_is_no_time_to_meet(unit, three):
    granted(meet(unit, three, planned(9.5, 16.5)))
    assert free(three) == {}


def test_nothing_is_free_at_the_weekend_on_a_holiday_or_in_the_recess(three):
    saturday = date(2026, 11, 14)
    recess = Recess(Text(nl="reces", en="recess"), Period(date(2026, 11, 11), date(2026, 11, 12)))
    days = list(free(three, last=saturday, calendar=Calendar(recess=(recess,))))
    assert days == [TUESDAY, date(2026, 11, 13)]
    assert list(free(three, last=saturday, most=1)) == [TUESDAY]


def test_whoever_has_another_meeting_is_named_and_nothing_is_planned(unit, three):
    anna, bram, coen = three
    granted(meet(unit, [anna, bram], planned(10, 11, leader=anna)))
    refused = meet(unit, [bram, coen], planned(10.5, 11.5))
    assert isinstance(refused, Denied)
    assert refused.reason.values["names"] == (bram.name,)
    assert Session.objects.count() == 1
    assert meet(unit, [bram, coen], planned(11, 12)), "the control: right after it they can"


def test_whoever_leads_is_busy_too(unit, three):
    anna, bram, _ = three
    slot = slots.offer_slot(
        "talk", TITLE, planned(10, 11, leader=anna), unit=unit, language="nl", by=OFFICE, at=AT
    )
    assert isinstance(meet(unit, [anna, bram], planned(10, 11)), Denied)
    granted(slots.withdraw_slot(slot.pk, by=OFFICE, at=AT))
    assert meet(unit, [anna, bram], planned(10, 11)), "what is offered no more takes no time"


def test_a_time_that_is_past_is_none(unit, three):
    assert isinstance(meet(unit, three, planned(10, 11, day=date(2026, 11, 1))), Denied)


def test_what_is_called_off_leaves_all_calendars_and_the_time_is_free_again(unit, three):
    session = granted(meet(unit, three, planned(10, 11, leader=three[0])))
    call_off_together(session.pk, by=OFFICE, at=AT)
    assert [agenda_of(person.pk, since=AT) for person in three] == [[], [], []]
    assert not Place.objects.filter(state=Place.State.SEATED).exists()
    assert free(three) == {TUESDAY: [(9, 17)]}
