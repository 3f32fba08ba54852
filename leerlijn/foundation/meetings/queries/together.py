"""When several people can meet: what their meetings leave of a working day, as far as they are known here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.kernel.terms import AMSTERDAM, Calendar

OPENS, CLOSES = time(9), time(17)
"""Between which hours of a working day a time is looked for."""
LEAST = timedelta(hours=1)

type Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A working day with the stretches of it in which everybody is free, the first first."""

    day: date
    spans: tuple[Span, ...]


def busy_between(
    people: Collection[int], starts_at: datetime, ends_at: datetime
) -> list[tuple[int, datetime, datetime]]:
    """Who is in a meeting then, and from when to when; one statement."""
    there = Session.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    led = there.filter(leader__in=people).values_list("leader", "starts_at", "ends_at")
    seats = {"series__places__person__in": people, "series__places__state": Place.State.SEATED}
    seated = there.filter(**seats).values_list("series__places__person", "starts_at", "ends_at")
    return sorted(led.union(seated))


def free_together(
    people: Collection[int], *, first: date, last: date, calendar: Calendar, most: int
) -> tuple[FreeDay, ...]:
    """The first days on which all of them are free for an hour; one statement."""
    taken = [(since, until) for _, since, until in busy_between(people, _at(first, OPENS), _at(last, CLOSES))]
    found: list[FreeDay] = []
    day = first
    while day <= last and len(found) < most:
        spans = tuple(_left_of(day, sorted(taken))) if calendar.is_working_day(day) else ()
        if spans:
            found.append(FreeDay(day, spans))
        day += timedelta(days=1)
    return tuple(found)


def _left_of(day: date, taken: Sequence[Span]) -> Iterator[Span]:
    since, closes = _at(day, OPENS), _at(day, CLOSES)
    for starts_at, ends_at in (*taken, (closes, closes)):
        if min(starts_at, closes) - since >= LEAST:
            yield since, min(starts_at, closes)
        since = max(since, ends_at)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, AMSTERDAM)
