"""The days of the story, counted back from today in working days, so that it fits every day there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM, Calendar, Recess

CHRISTMAS = Text(nl="kerstreces", en="Christmas recess")
SUMMER = Text(nl="zomerreces", en="summer recess")
OPENS = time(9, 5)
BETWEEN_ACTS = timedelta(minutes=7)
LONGEST = 700
"""Working days that a story can look back."""


def recesses(today: date) -> tuple[Recess, ...]:
    """The institution stands still around Christmas and in high summer; four years back, three ahead."""
    return tuple(
        recess
        for year in range(today.year - 4, today.year + 4)
        for recess in (
            Recess(SUMMER, Period(date(year, 7, 22), date(year, 8, 11))),
            Recess(CHRISTMAS, Period(date(year, 12, 24), date(year + 1, 1, 2))),
        )
    )


@dataclass(frozen=True)
class Days:
    """The days of the story; `today` is the day on which a visitor comes in."""

    today: date

    @cached_property
    def past(self) -> Sequence[date]:
        """Working days before today, the last one first."""
        calendar = Calendar(recess=recesses(self.today))
        found: list[date] = []
        day = self.today
        while len(found) < LONGEST:
            day -= timedelta(days=1)
            if calendar.is_working_day(day):
                found.append(day)
        return found

    def ago(self, count: int) -> date:
        """So many working days before today; one is the last working day before it."""
        return self.past[count - 1]

    def at(self, count: int, *, nth: int = 0) -> datetime:
        """A moment in office hours of that day; acts of one day follow each other."""
        return datetime.combine(self.ago(count), OPENS, AMSTERDAM) + nth * BETWEEN_ACTS

    def first_hour(self, count: int) -> datetime:
        """When the clock does its work, before anybody is there."""
        return datetime.combine(self.ago(count), time(0, 10), AMSTERDAM)

    def last_hour(self, count: int) -> datetime:
        """When the day is anchored."""
        return datetime.combine(self.ago(count), time(23, 50), AMSTERDAM)
