"""Who was there: within the days for it, in whole or in part, corrected with the old value kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.actions.attendance import Mark, check_in, mark_attendance
from leerlijn.foundation.meetings.actions.planning import Planned, move_session, plan_series, write_minutes
from leerlijn.foundation.meetings.models import Attendance, Correction, Session
from leerlijn.foundation.meetings.queries import presence_of
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.meetings.builders import AT, FIRST, OFFICE, people, planned, school

A_MINUTE = timedelta(minutes=1)
DURING = FIRST + timedelta(hours=1)


@pytest.fixture
def place(db):
    series = planned(school(), seats=1)
    return seats.ask_for_seat(series.pk, people(1)[0], by=OFFICE, at=AT)


def session(number=1):
    return Session.objects.get(number=number)


def mark(place, status, minutes=0, *, at=DURING, number=1, reason=""):
    said = {place.pk: Mark(status, minutes)}
    return mark_attendance(session(number).pk, said, by=OFFICE, at=at, reason=reason)


def test_the_list_opens_half_an_hour_before_to_the_minute(place):
    opens = FIRST - timedelta(minutes=30)
    assert isinstance(mark(place, "present", at=opens - A_MINUTE), Denied)
    assert isinstance(mark(place, "present", at=opens), list)


def test_corrections_close_four_weeks_after_to_the_minute(place):
    mark(place, "absent")
    closes = session().ends_at + timedelta(days=28)
    assert isinstance(mark(place, "present", at=closes + A_MINUTE, reason="Seen."), Denied)
    assert isinstance(mark(place, "present", at=closes, reason="Seen."), list)


def test_a_first_mark_is_never_too_late(place):
    closes = session().ends_at + timedelta(days=28)
    assert isinstance(mark(place, "present", at=closes + A_MINUTE), list)


@pytest.mark.parametrize("minutes", [0, 180, 999])
def test_a_part_is_more_than_nothing_and_less_than_the_whole(place, minutes):
    refused = mark(place, "partial", minutes)
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [f"minutes-{place.pk}"]


def test_only_who_has_a_seat_is_on_the_list_and_only_with_a_known_answer(place):
    assert list(mark(place, "asleep").errors) == [f"status-{place.pk}"]
    seats.leave(place.pk, by=OFFICE, at=AT)
    assert list(mark(place, "present").errors) == [f"status-{place.pk}"]


def test_hours_are_the_minutes_of_all_sessions(place):
    mark(place, "present")
    mark(place, "partial", 45, number=2, at=session(2).ends_at)
    assert presence_of(place.pk).minutes == 225


def test_a_correction_keeps_what_stood_there_and_the_same_again_changes_nothing(place):
    mark(place, "present")
    assert mark(place, "present") == []
    assert isinstance(mark(place, "absent"), Incomplete)
    mark(place, "absent", reason="Zij was ziek.")
    assert Attendance.objects.get().status == "absent"
    assert Correction.objects.get().minutes == 180
    assert presence_of(place.pk).missed_required == 1


def test_checking_in_is_no_mark_yet_and_twice_is_once(place):
    person = place.person_id
    assert isinstance(check_in(session().pk, person, by=OFFICE, at=AT), Denied)
    check_in(session().pk, person, by=OFFICE, at=DURING)
    check_in(session().pk, person, by=OFFICE, at=DURING)
    assert Attendance.objects.get().status == "checked-in"
    assert presence_of(place.pk).marked == 0
    mark(place, "present")
    assert not Correction.objects.exists()
    assert isinstance(check_in(session().pk, person + 99, by=OFFICE, at=DURING), Denied)


def test_minutes_are_written_after_the_meeting_began(place):
    assert isinstance(write_minutes(session().pk, "Besproken", by=OFFICE, at=AT), Denied)
    assert isinstance(write_minutes(session().pk, "  ", by=OFFICE, at=DURING), Denied)
    write_minutes(
        session().pk, "Besproken: twee opgaven.", outcomes=["Opgave 3 herschrijven"], by=OFFICE, at=DURING
    )
    assert session().outcomes == ["Opgave 3 herschrijven"]


def test_a_meeting_ends_after_it_begins(place):
    other = FIRST + timedelta(days=1)
    assert isinstance(move_session(session().pk, starts_at=other, ends_at=other, by=OFFICE, at=AT), Denied)
    move_session(session().pk, starts_at=other, ends_at=other + timedelta(hours=2), by=OFFICE, at=AT)
    assert session().starts_at == other
    backwards = Planned(other, FIRST, Text(nl="x", en="x"))
    unit = school("esch")
    title = Text(nl="x", en="x")
    assert isinstance(plan_series(title, unit=unit, seats=1, sessions=[backwards], by=OFFICE, at=AT), Denied)
