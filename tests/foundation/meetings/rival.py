"""Sixty-four people who ask for the same five seats, each in a process of its own, round after round."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial

from django.db.models import F

from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.models import Place, Series
from leerlijn.foundation.meetings.queries import moves_of, waiting_in
from leerlijn.foundation.meetings.waiting import replay, rule_from
from leerlijn.foundation.people.models import Person
from tests.foundation.meetings.builders import AT, OFFICE, people, planned, school
from tests.tools import forking

SEATS = 5


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


def at_once() -> None:
    """All of them, once per round; prints every mistake."""
    deed: Callable[[int, Person], None] = globals()[sys.argv[1]]
    everybody = list(Person.objects.order_by("pk"))
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
