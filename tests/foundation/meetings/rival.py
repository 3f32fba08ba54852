"""Sixty-four people who ask for the same five seats, each in a process of its own, round after round."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db.models import F

from leerlijn.foundation.meetings.actions import seats, slots
from leerlijn.foundation.meetings.actions.planning import NOWHERE, Planned
from leerlijn.foundation.meetings.models import Place, Series, Slot
from leerlijn.foundation.meetings.queries import moves_of, waiting_in
from leerlijn.foundation.meetings.waiting import replay, rule_from
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.verdict import Denied
from tests.foundation.meetings.builders import AT, FIRST, OFFICE, people, planned, school
from tests.tools import forking

SEATS = 5
HOUR = timedelta(hours=1)


def prepare() -> None:
    """As many series of five seats as there are rounds, and everybody who will ask."""
    rounds, how_many = int(sys.argv[1]), int(sys.argv[2])
    unit = school()
    people(how_many)
    for _ in range(rounds):
        planned(unit, seats=SEATS, sessions=1)


def ask(series: int, person: Person) -> None:
    made = seats.ask_for_seat(series, person, by=OFFICE, at=AT)
    assert isinstance(made, Place), made


def ask_unguarded(series: int, person: Person) -> None:
    """The control: looks how many seats are taken and then takes one, without holding or comparing."""
    found = Series.objects.get(pk=series)
    seats_left = found.seats - Place.objects.filter(series=found, state=Place.State.SEATED).count()
    Series.objects.filter(pk=series).update(asked=F("asked") + 1)
    Place.objects.create(
        series=found,
        person=person,
        order=person.pk,
        state=Place.State.SEATED if seats_left > 0 else Place.State.WAITING,
        asked_at=AT,
    )


def prepare_slots() -> None:
    """As many free times as there are rounds, an hour apart, and everybody who will want one."""
    rounds, how_many = int(sys.argv[1]), int(sys.argv[2])
    unit, (leader, *_) = school(), people(how_many + 1)
    for number in range(rounds):
        starts_at = FIRST + number * HOUR
        planned_time = Planned(starts_at, starts_at + HOUR, NOWHERE, leader=leader)
        made = slots.offer_slot("talk", NOWHERE, planned_time, unit=unit, language="nl", by=OFFICE, at=AT)
        assert isinstance(made, Slot), made


def take(series: int, person: Person) -> None:
    """One has it; the others read one sentence."""
    slot = Slot.objects.get(series=series)
    made = slots.take_slot(slot.pk, person, by=OFFICE, at=AT)
    if isinstance(made, Denied):
        assert made.reason.key == "Somebody was first: this time is taken. Choose another one."


ROOM_FOR_A_RIVAL = 0.5
"""Seconds between looking and taking: long enough for everybody to have looked."""


def take_unguarded(series: int, person: Person) -> None:
    """The control: as somebody asks for a seat without holding the series, where there is only one."""
    if Series.objects.get(pk=series).taken == 0:
        time.sleep(ROOM_FOR_A_RIVAL)
        ask_unguarded(series, person)


def at_once() -> None:
    """All of them, once per round; prints every mistake."""
    deed: Callable[[int, Person], None] = globals()[sys.argv[1]]
    everybody = list(Person.objects.exclude(sessions_led__isnull=False).order_by("pk"))
    rounds = list(Series.objects.order_by("pk").values_list("pk", flat=True))
    print(json.dumps(forking.at_once(everybody, [partial(deed, series) for series in rounds])))


def tell() -> None:
    """Per round: how many sit and wait, whether the list is that of the record, and what it leaves open."""
    found = []
    for series in Series.objects.order_by("pk"):
        states = list(Place.objects.filter(series=series).values_list("state", flat=True))
        moves = moves_of(series.pk)
        listed = [each.place for each in waiting_in(series)]
        found.append(
            {
                "seated": states.count("seated"),
                "waiting": states.count("waiting"),
                "taken": series.taken,
                "in_order": listed == [each.place for each in moves if each.act == "wait"],
                "wrong": replay(moves, seats=series.seats, rule=rule_from(series.rule)),
            }
        )
    print(json.dumps(found))
