"""Seats are asked for, offered, taken, given back and handed over, and never one too many."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.models import Place, Series
from leerlijn.foundation.meetings.queries import moves_of, position_of
from leerlijn.foundation.meetings.waiting import Rule, replay
from leerlijn.kernel.verdict import Denied
from tests.foundation.meetings.builders import AT, OFFICE, people, planned, school

UNTIL = date(2026, 11, 4)


@pytest.fixture
def series(db):
    return planned(school(), seats=1)


def ask(series, person, group=None):
    return seats.ask_for_seat(series.pk, person, by=OFFICE, at=AT, group=group)


def test_the_first_sits_and_the_others_wait_in_the_order_of_receipt(series):
    first, second, third = (ask(series, person) for person in people(3))
    assert [each.state for each in (first, second, third)] == ["seated", "waiting", "waiting"]
    assert [each.order for each in (first, second, third)] == [1, 2, 3]
    assert [position_of(each) for each in (first, second, third)] == [0, 1, 2]


def test_a_seat_that_came_free_is_held_by_the_offer_so_that_nobody_else_takes_it(series):
    first, second, third, fourth = people(4)
    place = ask(series, first)
    ask(series, second)
    seats.leave(place.pk, by=OFFICE, at=AT)
    assert ask(series, third).state == "waiting"
    offered = seats.offer_next(series.pk, until=UNTIL, by=OFFICE, at=AT)
    assert (offered.person_id, offered.state, offered.offered_until) == (second.pk, "offered", UNTIL)
    assert ask(series, fourth).state == "waiting"
    assert seats.offer_next(series.pk, until=UNTIL, by=OFFICE, at=AT) is None
    assert seats.accept_offer(offered.pk, by=OFFICE, at=AT).state == "seated"
    assert isinstance(seats.accept_offer(offered.pk, by=OFFICE, at=AT), Denied)
    assert replay(moves_of(series.pk), seats=1, rule=Rule()) == []


def test_nobody_has_two_places_and_who_left_may_ask_again(series):
    [person] = people(1)
    place = ask(series, person)
    assert isinstance(ask(series, person), Denied)
    seats.leave(place.pk, by=OFFICE, at=AT)
    assert isinstance(seats.leave(place.pk, by=OFFICE, at=AT), Denied)
    assert ask(series, person).order == 2


def test_a_seat_is_handed_over_to_somebody_without_a_place(series):
    first, second, third = people(3)
    place, waiting = ask(series, first), ask(series, second)
    assert isinstance(seats.hand_over(waiting.pk, third, by=OFFICE, at=AT), Denied)
    assert isinstance(seats.hand_over(place.pk, second, by=OFFICE, at=AT), Denied)
    assert seats.hand_over(place.pk, third, by=OFFICE, at=AT).person == third
    assert Series.objects.get().taken == 1


def test_the_database_refuses_one_seat_too_many_and_two_places_for_one(series):
    [person] = people(1)
    ask(series, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Series.objects.filter(pk=series.pk).update(taken=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(series=series, person=person, order=9, state="waiting", asked_at=AT)


def test_the_record_names_no_person_but_by_pseudonym(series):
    [person] = people(1)
    ask(series, person)
    entry = journal.entries_of(f"series:{series.pk}")[-1]
    assert entry.act == "seat"
    assert person.given_name not in str(entry.payload)
