"""Rounds of agreements: the years of each, which is in course, and what is part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Subquery

from leerlijn.domains.agreements.models import AgreementRound, InRound
from leerlijn.domains.agreements.queries.cycle import (
    LEVEL_NAMES,
    LEVELS,
    Cycle,
    Milestone,
    Theme,
    current_cycle,
    cycles,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Round:
    """Years of agreements under the themes of one cycle; `source` is the decision on which they rest.

    `id` is None where nothing was begun in it yet.
    """

    cycle: Cycle
    first_year: int
    last_year: int
    milestone_year: int
    source: str
    id: int | None = None

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return f"{self.first_year}-{self.last_year}"

    @property
    def name(self) -> Text:
        return Text(nl=f"Kwaliteitsafspraken {self.key}", en=f"Quality agreements {self.key}")

    @property
    def preparation_year(self) -> int:
        """In which its agreements are made; a year of its own, with money of its own."""
        return self.first_year - 1

    @property
    def term(self) -> tuple[int, ...]:
        return tuple(range(self.first_year, self.last_year + 1))

    @property
    def all_years(self) -> tuple[int, ...]:
        """With the year before the term."""
        return (self.preparation_year, *self.term)

    @property
    def ends_on(self) -> date:
        return date(self.last_year, 12, 31)

    @property
    def ambitions(self) -> str:
        """The years that the agendas of programmes look ahead: as many as in the cycle's own round."""
        first, last = self.cycle.estimated
        return f"{self.first_year}-{min(self.first_year + last - first, self.last_year)}"

    @property
    def themes(self) -> tuple[Theme, ...]:
        return self.cycle.themes

    def theme(self, key: str) -> Theme | None:
        return self.cycle.theme(key)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The source plans the cycle's own round only."""
        return self.cycle.milestones if self.first_year == self.cycle.first_year else ()


YEAR = re.compile("[0-9]{4}")
COLUMNS = ("pk", "cycle", "first_year", "last_year", "milestone_year", "source")


def columns(prefix: str) -> tuple[str, ...]:
    """What `round_in` reads, from where `prefix` leads to a round."""
    return tuple(f"{prefix}{name}" for name in COLUMNS)


def round_in(row: Sequence[object]) -> Round:
    """The round in the values of `COLUMNS`."""
    key, cycle, *years, source = row
    first, last, milestone = (int(str(year)) for year in years)
    return Round(cycles()[str(cycle)], first, last, milestone, str(source), int(str(key)))


def as_round(row: AgreementRound) -> Round:
    return round_in([getattr(row, name) for name in COLUMNS])


def own_round(cycle: Cycle) -> Round:
    """The one that the cycle comes with."""
    return Round(cycle, cycle.first_year, cycle.last_year, cycle.milestone_year, cycle.source.nl)


def rounds() -> list[Round]:
    """The newest first; before anything was begun, the one that the cycle comes with; one statement."""
    rows = AgreementRound.objects.order_by("-first_year").values_list(*COLUMNS)
    return [round_in(row) for row in rows] or [own_round(current_cycle())]


def newest_round() -> Round:
    return rounds()[0]


def round_of(case: int) -> Round:
    """Of an agenda or agreement; raises `InRound.DoesNotExist`; one statement."""
    return round_in(InRound.objects.values_list(*columns("round__")).get(case=case))


def chosen(among: Iterable[Round], key: str) -> Round | None:
    """The one of this key; the first where none is named."""
    return next((each for each in among if key in {"", each.key}), None)


def in_round(cases: QuerySet[Case], round: Round) -> QuerySet[Case]:
    """Those that are part of it."""
    return cases.filter(in_round__round=round.id)


def in_round_named(cases: QuerySet[Case], key: str) -> QuerySet[Case]:
    """Those that are part of the round of this key, or of the newest where none is named; no statement."""
    if not key:
        newest = AgreementRound.objects.order_by("-first_year").values("pk")[:1]
        return cases.filter(in_round__round=Subquery(newest))
    first, _, last = key.partition("-")
    if not (YEAR.fullmatch(first) and YEAR.fullmatch(last)):
        return cases.none()
    return cases.filter(in_round__round__first_year=first, in_round__round__last_year=last)


def of_same_round(cases: QuerySet[Case], case: Case) -> QuerySet[Case]:
    """Those that are part of the round of which this case is; no statement."""
    return cases.filter(in_round__round__agreements__case=case.pk)


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone in a month of the planning; `decides`: a body advises or consents."""

    month: int
    milestone: Milestone
    decides: bool


@dataclass(frozen=True, slots=True)
class PlanningRow:
    """A level in the planning chart: from its first milestone to its last."""

    level: str
    name: Text
    marks: tuple[Mark, ...]

    @property
    def first(self) -> int:
        return min(mark.month for mark in self.marks)

    @property
    def last(self) -> int:
        return max(mark.month for mark in self.marks)


def planning(round: Round) -> tuple[PlanningRow, ...]:
    """The chart of the year in which the agreements are made, derived from the milestones of that year.

    The drawing of the source is lost: this is what its own table says about each level.
    """
    year = str(round.preparation_year)
    marks = [
        (each.level, Mark(int(each.month[5:]), each, each.act in {"advice", "consent"}))
        for each in round.milestones
        if each.month and each.month.startswith(year)
    ]
    rows = (
        PlanningRow(level, LEVEL_NAMES[level], tuple(mark for of, mark in marks if of == level))
        for level in LEVELS
    )
    return tuple(row for row in rows if row.marks)
