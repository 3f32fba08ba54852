"""How long a term lasts: an ISO 8601 duration in years, months, weeks and days, said in words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import astuple, dataclass
from datetime import date, timedelta

from leerlijn.kernel.sentence import Counted, Sentence, Text, Value
from leerlijn.kernel.wrong import Wrong

LONGEST = 50
"""In years. What is longer is a slip of the keyboard."""

WRITTEN = re.compile(r"P(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?")
TYPED = re.compile(r"([0-9]{1,5}) *([a-z]+(?: days?)?)(?:,? *(?:en|and)? +|$)")
UNITS = {
    **dict.fromkeys(("jaar", "jaren", "year", "years"), "years"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "months"),
    **dict.fromkeys(("week", "weken", "weeks"), "weeks"),
    **dict.fromkeys(("dag", "dagen", "day", "days"), "days"),
}
WORKING_UNITS = {**UNITS, **dict.fromkeys(("werkdag", "werkdagen", "working day", "working days"), "days")}
DAYS_IN_A_WORKING_WEEK = 5

IN_WORDS = (
    Text(nl="nul", en="zero"),
    Text(nl="één", en="one"),
    Text(nl="twee", en="two"),
    Text(nl="drie", en="three"),
    Text(nl="vier", en="four"),
    Text(nl="vijf", en="five"),
    Text(nl="zes", en="six"),
    Text(nl="zeven", en="seven"),
    Text(nl="acht", en="eight"),
    Text(nl="negen", en="nine"),
    Text(nl="tien", en="ten"),
    Text(nl="elf", en="eleven"),
    Text(nl="twaalf", en="twelve"),
)


@dataclass(frozen=True, slots=True)
class Length:
    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(astuple(self)) < 0 or not any(astuple(self)):
            raise Wrong(Sentence("A term lasts at least one day."))
        if self.years * 366 + self.months * 31 + self.weeks * 7 + self.days > LONGEST * 366:
            raise Wrong(Sentence("A term lasts at most {years} years.", years=LONGEST))

    @classmethod
    def parse(cls, given: str) -> Length:
        """Reads `P6W`, `P10D`, `P3M`, `P1Y6M`; raises `Wrong`."""
        read = WRITTEN.fullmatch(given)
        if read is None or given == "P":
            raise Wrong(
                Sentence(
                    "Write a length as P10D (ten days), P6W (six weeks), P3M (three months) "
                    "or P3Y (three years), not “{given}”.",
                    given=given[:20],
                )
            )
        return cls(*(int(number or 0) for number in read.groups()))

    @classmethod
    def read(cls, typed: str, *, in_working_days: bool = False) -> Length:
        """Reads what people type, `15 dagen`, `6 weeks`, `1 year and 6 months`, and the way of `parse`.

        Working days are read as such only where they are what is counted.
        """
        said = " ".join(typed.lower().split())
        if said.startswith("p"):
            return cls.parse(said.upper())
        units = WORKING_UNITS if in_working_days else UNITS
        found = TYPED.findall(said)
        parts = {units.get(unit): int(number) for number, unit in found}
        if TYPED.sub("", said) or not parts or None in parts or len(parts) < len(found):
            raise Wrong(
                Sentence(
                    "Write a length as a number and a unit, like 10 days, 6 weeks, 3 months or 3 years, "
                    "not “{given}”.",
                    given=typed[:20],
                )
            )
        return cls(**{unit: number for unit, number in parts.items() if unit})

    def __str__(self) -> str:
        return "P" + "".join(f"{n}{unit}" for n, unit in zip(astuple(self), "YMWD", strict=True) if n)

    @property
    def working_days(self) -> int:
        """A working week has five days; months and years cannot be counted in working days."""
        if self.years or self.months:
            raise Wrong(Sentence("Count working days in days or weeks, not in months or years."))
        return self.weeks * DAYS_IN_A_WORKING_WEEK + self.days

    def after(self, day: date) -> date:
        """The day on which a term ends that starts the day after this one.

        Years and months end on the same day of the month, or on the last one where that day does not exist:
        a year after 29 February is 28 February, a month after 31 January the last of February. So
        says article 3 of the European regulation on periods, dates and time limits (1182/71); the Dutch
        Algemene termijnenwet only says what happens when that day is no working day.
        """
        year, month = divmod(day.year * 12 + day.month - 1 + self.years * 12 + self.months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(weeks=self.weeks, days=self.days)

    def before(self, day: date) -> date:
        """The day so long before this one; on the last day of a month where its own does not exist."""
        year, month = divmod(day.year * 12 + day.month - 1 - self.years * 12 - self.months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) - timedelta(weeks=self.weeks, days=self.days)

    def said(self, *, opens: bool = False) -> tuple[Value, ...]:
        """In words: (one year, six months); `opens` where it is the beginning of a sentence."""
        numbers = astuple(self)
        first = next(place for place, number in enumerate(numbers) if number)
        years, months, weeks, days = (
            in_words(number, opens=opens and place == first) for place, number in enumerate(numbers)
        )
        parts = (
            Counted("{number} year", "{number} years", count=self.years, number=years),
            Counted("{number} month", "{number} months", count=self.months, number=months),
            Counted("{number} week", "{number} weeks", count=self.weeks, number=weeks),
            days_said(self.days, days),
        )
        return tuple(part for part in parts if part.count)

    def said_in_working_days(self, *, opens: bool = False) -> Counted:
        days = self.working_days
        return working_days_said(days, in_words(days, opens=opens))


def days_said(days: int, number: Value) -> Counted:
    return Counted("{number} day", "{number} days", count=days, number=number)


def working_days_said(days: int, number: Value) -> Counted:
    return Counted("{number} working day", "{number} working days", count=days, number=number)


def in_words(number: int, *, opens: bool) -> Value:
    """Up to twelve in letters, with a capital where it opens the sentence; else in digits."""
    if number >= len(IN_WORDS):
        return number
    word = IN_WORDS[number]
    return Text(nl=word.nl.replace("é", "e", 1).capitalize(), en=word.en.capitalize()) if opens else word
