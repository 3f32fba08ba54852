"""The course of a term through the calendar: what counts, what stands still, where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from leerlijn.kernel.periods import ONE_DAY, Period
from leerlijn.kernel.terms.calendars import Calendar, Recess, days_from
from leerlijn.kernel.terms.lengths import Length
from leerlijn.kernel.terms.rules import Extension, Pause, Rule

type Stop = Pause | Recess


class Reached(NamedTuple):
    """The last day that counted, and the last day of the term, which may be a working day after it.

    `last` is None while the clock stands still; then `counted` is the day before that began, and `left` says
    how many days are to go.
    """

    counted: date
    last: date | None
    left: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    rule: Rule
    start: date
    calendar: Calendar
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def origin(self) -> date:
        """The day before the first one that may count."""
        return self.start - ONE_DAY if self.rule.first_day_counts else self.start

    @property
    def stops(self) -> list[Stop]:
        """What stops the clock, in order of time; a recess before a pause that starts on the same day."""
        recess = self.calendar.recess if self.rule.stops_in_recess or self.rule.in_working_days else ()
        return sorted((*recess, *self.pauses), key=lambda stop: stop.period.starts_on)

    @property
    def to_count(self) -> int:
        """How many days must pass that count. It never depends on a pause, so no pause can shorten a term."""
        return days_in(self.rule, self.start, [self.rule.length, *(more.length for more in self.extensions)])

    def counts(self, day: date) -> bool:
        """Whether the day counts when nothing stops the clock."""
        return not self.rule.in_working_days or self.calendar.day_off(day) is None

    def reach(self) -> Reached:
        walk = self._walk_working_days if self.rule.in_working_days else self._leap
        reached = walk()
        if reached.last is None or not self.rule.extend:
            return reached
        return self._to_a_working_day(reached.last)

    def standing_still(self) -> Iterator[tuple[Stop, Period]]:
        """Each stop with the days that it alone stops: no day is given twice."""
        done = self.origin
        for stop in self.stops:
            starts, ends = max(stop.period.starts_on, done + ONE_DAY), stop.period.ends_on
            if ends is None or starts <= ends:
                yield stop, Period(starts, ends)
            if ends is None:
                return
            done = max(done, ends)

    def _leap(self) -> Reached:
        """Every day counts but those of a stop, so the end moves by the days of each stop it meets."""
        end = self.origin + timedelta(days=self.to_count)
        for _, still in self.standing_still():
            if still.starts_on > end:
                break
            if still.days is None:
                return Reached(still.starts_on - ONE_DAY, None, (end - still.starts_on).days + 1)
            end += timedelta(days=still.days)
        return Reached(end, end)

    def _walk_working_days(self) -> Reached:
        left, stops = self.to_count, [still for _, still in self.standing_still()]
        for day in days_from(self.origin + ONE_DAY):
            stop = next((still for still in stops if still.contains(day)), None)
            if stop and stop.ends_on is None:
                return Reached(day - ONE_DAY, None, left)
            left -= stop is None and self.counts(day)
            if not left:
                break
        return Reached(day, day)

    def _to_a_working_day(self, counted: date) -> Reached:
        """The first day from here that is no weekend or holiday and on which the clock runs."""
        stops = [still for _, still in self.standing_still()]
        for day in days_from(counted):
            stop = next((still for still in stops if still.contains(day)), None)
            if stop and stop.ends_on is None:
                return Reached(counted, None, 1)
            if stop is None and self.calendar.day_off(day) is None:
                return Reached(counted, day)
        raise AssertionError("days have no end")


def days_in(rule: Rule, start: date, lengths: Sequence[Length]) -> int:
    """How many days these lengths are together from this start, in the days that the rule counts."""
    if rule.in_working_days:
        return sum(length.working_days for length in lengths)
    end = start
    for length in lengths:
        end = length.after(end)
    return (end - start).days
