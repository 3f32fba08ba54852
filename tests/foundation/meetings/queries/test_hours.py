"""How much of a series somebody was there, what is not known yet, and hours as people write them."""

from __future__ import annotations

import pytest

from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.actions.attendance import Mark, check_in, mark_attendance
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.meetings.queries.hours import attended_by, hours_in, unmarked_in
from tests.foundation.meetings.builders import AT, OFFICE, people, planned, school


def mark(place, number, **said):
    session = Session.objects.get(number=number)
    marks = {place.pk: Mark(**said)}
    return mark_attendance(session.pk, marks, by=OFFICE, at=session.ends_at)


def test_what_is_not_known_yet_is_one_mark_for_each_seat_at_each_session(db):
    series = planned(school(), seats=2, sessions=2)
    first, second = (seats.ask_for_seat(series.pk, each, by=OFFICE, at=AT) for each in people(2))
    assert unmarked_in(series.pk) == 4
    session = Session.objects.get(number=1)
    check_in(session.pk, first.person_id, by=OFFICE, at=session.starts_at)
    assert unmarked_in(series.pk) == 4
    mark(first, 1, status="absent")
    assert unmarked_in(series.pk) == 3
    seats.leave(second.pk, by=OFFICE, at=AT)
    assert unmarked_in(series.pk) == 1
    mark(first, 2, status="partial", minutes=90)
    assert unmarked_in(series.pk) == 0
    attended = attended_by(first)
    assert (attended.is_marked, attended.sessions_there, attended.minutes) == (True, 1, 90)
    assert (attended.is_enough(25), attended.is_enough(26)) == (True, False)


def test_nothing_is_never_enough(db):
    series = planned(school(), seats=1)
    place = seats.ask_for_seat(series.pk, people(1)[0], by=OFFICE, at=AT)
    assert not attended_by(place).is_enough(0)


@pytest.mark.parametrize(
    ("minutes", "nl", "en"), [(720, "12", "12"), (150, "2,5", "2.5"), (179, "2,75", "2.75"), (14, "0", "0")]
)
def test_hours_are_written_in_quarters(minutes, nl, en):
    assert (hours_in(minutes, nl=True), hours_in(minutes, nl=False)) == (nl, en)
