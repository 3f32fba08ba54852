"""The sessions somebody has a seat in or leads, from a moment on."""

from datetime import timedelta

from leerlijn.foundation.meetings.actions.seats import ask_for_seat
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.meetings.queries.agenda import agenda_of
from tests.foundation.meetings import builders
from tests.foundation.meetings.builders import AT, FIRST, OFFICE


def begins(person, *, since=AT):
    return [session.starts_at for session in agenda_of(person.pk, since=since)]


def test_whoever_waits_for_a_seat_has_no_session_yet(db):
    series, (seated, waiting) = builders.planned(builders.school(), seats=1), builders.people(2)
    for person in (seated, waiting):
        ask_for_seat(series.pk, person, by=OFFICE, at=AT)
    assert begins(seated) == [FIRST, FIRST + timedelta(weeks=2)]
    assert begins(waiting) == []


def test_whoever_leads_is_there_too_and_what_has_ended_is_not(db):
    series, (leader,) = builders.planned(builders.school()), builders.people(1)
    Session.objects.filter(series=series).update(leader=leader)
    assert begins(leader, since=FIRST + timedelta(hours=4)) == [FIRST + timedelta(weeks=2)]
