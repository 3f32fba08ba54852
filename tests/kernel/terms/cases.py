"""Terms made up by chance, always the same ones, in a form that both ways of counting can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Calendar, Count, Extension, Length, Pause, Recess, Rule, Term, run

SUMMER = Text(nl="zomerreces", en="summer recess")
ILLNESS = Text(nl="ziekte", en="illness")
LEAVE = Text(nl="ouderschapsverlof", en="parental leave")
LONG = Length(years=40)

type Span = tuple[date, date | None]


@dataclass(frozen=True)
class Case:
    start: date
    length: dict[str, int]
    working: bool
    extend: bool
    stops_in_recess: bool
    first_day_counts: bool
    recess: tuple[Span, ...]
    pauses: tuple[Span, ...]
    extensions: tuple[dict[str, int], ...]

    @property
    def rule(self) -> Rule:
        return Rule(
            length=Length(**self.length),
            count=Count.WORKING if self.working else Count.CALENDAR,
            extend=self.extend,
            max_extension=Length(weeks=2000) if self.working else LONG,
            stops_in_recess=self.stops_in_recess,
            first_day_counts=self.first_day_counts,
        )

    @property
    def calendar(self) -> Calendar:
        return Calendar(recess=tuple(Recess(SUMMER, Period(*span)) for span in self.recess))

    def run(self, **changed) -> Term:
        return run(
            changed.get("rule", self.rule),
            start=self.start,
            calendar=changed.get("calendar", self.calendar),
            pauses=[Pause(ILLNESS, Period(*span)) for span in changed.get("pauses", self.pauses)],
            extensions=[Extension(Length(**more)) for more in self.extensions],
        )


def cases(number: int, seed: int = 20261124) -> Iterator[Case]:
    chance = Random(seed)
    for _ in range(number):
        yield case(chance)


def case(chance: Random) -> Case:
    working = chance.random() < 0.5
    start = day(chance)
    return Case(
        start=start,
        length=length(chance, working),
        working=working,
        extend=chance.random() < 0.5,
        stops_in_recess=chance.random() < 0.5,
        first_day_counts=chance.random() < 0.3,
        recess=spans(chance, start, most=2, open_ended=0),
        pauses=spans(chance, start, most=3, open_ended=0.1),
        extensions=tuple(length(chance, working) for _ in range(chance.choice((0, 0, 0, 1, 2)))),
    )


def day(chance: Random) -> date:
    """In half of the cases a day around which something happens: leap days, holidays, month ends."""
    if chance.random() < 0.5:
        year = chance.randint(2010, 2040)
        month, number = chance.choice([(1, 31), (2, 28), (3, 1), (4, 26), (4, 27), (5, 4), (8, 31), (12, 24)])
        return date(year, month, number)
    return date(2010, 1, 1) + timedelta(days=chance.randrange(11_000))


def length(chance: Random, working: bool) -> dict[str, int]:
    units = [("weeks", 8), ("days", 40)]
    if not working:
        units += [("months", 6), ("years", 2)]
    return {unit: chance.randint(1, most) for unit, most in chance.sample(units, chance.choice((1, 1, 1, 2)))}


def spans(chance: Random, start: date, *, most: int, open_ended: float) -> tuple[Span, ...]:
    made = []
    for _ in range(chance.randint(0, most)):
        first = start + timedelta(days=chance.randint(-10, 60))
        last = first + timedelta(days=chance.choice((0, 1, 6, chance.randint(0, 90))))
        made.append((first, None if chance.random() < open_ended else last))
    return tuple(made)
