"""Which days count as working days: weekends, Dutch holidays and the recess of an institution."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from string import capwords

from holidays import country_holidays
from holidays.constants import OPTIONAL, PUBLIC

from leerlijn.kernel.periods import ONE_DAY, Period
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.wrong import Wrong

type Holidays = Callable[[int], Mapping[date, Text]]
"""From a year to its holidays with their names."""

FIRST_YEAR, LAST_YEAR = 1966, 2100
"""What the library of holidays knows. Outside it answers with no holidays at all, without saying so."""

SATURDAY, SUNDAY = 5, 6
WEEKEND = {SATURDAY: Text(nl="een zaterdag", en="a Saturday"), SUNDAY: Text(nl="een zondag", en="a Sunday")}


@cache
def holidays_of_the_law(year: int) -> Mapping[date, Text]:
    """The holidays of the General Extension of Time Limits Act (Algemene termijnenwet), article 3.

    It counts 5 May each year, where most employers give it once in five years, and treats Good Friday as a
    holiday. Days that are made holidays by royal decree (article 3.3) are not among them.
    """
    return _named(year, (PUBLIC, OPTIONAL))


@cache
def public_holidays(year: int) -> Mapping[date, Text]:
    """The days on which most people are off: Good Friday, and 5 May only in 2025, 2030 and so on."""
    return _named(year, (PUBLIC,))


def _named(year: int, categories: tuple[str, ...]) -> Mapping[date, Text]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Wrong(
            Sentence(
                "The holidays are known from {first} to {last} only.",
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    dutch = country_holidays("NL", years=year, language="nl", categories=categories)
    english = country_holidays("NL", years=year, language="en_US", categories=categories)
    return {day: _spelt(dutch[day], english[day]) for day in sorted(dutch)}


def _spelt(dutch: str, english: str) -> Text:
    """With capitals as in Goede Vrijdag. Where two fall on one day, the library says "one; other"."""
    return Text(nl=" en ".join(map(capwords, dutch.split("; "))), en=english.replace("; ", " and "))


@dataclass(frozen=True, slots=True)
class Recess:
    """The institution stands still; `reason` is its name and fits "10 days of …": summer recess."""

    reason: Text
    period: Period


@dataclass(frozen=True, slots=True)
class Calendar:
    holidays: Holidays = holidays_of_the_law
    recess: tuple[Recess, ...] = ()

    def holiday_on(self, day: date) -> Text | None:
        return self.holidays(day.year).get(day)

    def day_off(self, day: date) -> Text | None:
        """The holiday, or "a Saturday"; None for an ordinary day."""
        return self.holiday_on(day) or WEEKEND.get(day.weekday())

    def is_working_day(self, day: date) -> bool:
        return self.day_off(day) is None and not any(each.period.contains(day) for each in self.recess)


def days_from(first: date) -> Iterator[date]:
    """This day, the next one, and so on."""
    while True:
        yield first
        first += ONE_DAY


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first up to and including the last; none when the last lies before it."""
    return islice(days_from(first), max(0, (last - first).days + 1))


def working_days_between(a: date, b: date, calendar: Calendar) -> int:
    """How many working days lie after `a` up to and including `b`; none when `b` is not later."""
    return sum(map(calendar.is_working_day, days_between(a + ONE_DAY, b)))
