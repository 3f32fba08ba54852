"""From which day until which day something holds: periods, years, and what is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

ONE_DAY = timedelta(days=1)


class Dated(Protocol):
    """Anything that holds from a day until a day, both included: a `Period`, a row, an edition."""

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included; no last day means until further notice."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise Wrong(
                Sentence(
                    "The last day, {ends}, lies before the first day, {starts}.",
                    ends=self.ends_on,
                    starts=self.starts_on,
                )
            )

    @property
    def days(self) -> int | None:
        """How many days it counts; None while it is open."""
        return None if self.ends_on is None else (self.ends_on - self.starts_on).days + 1

    def contains(self, day: date) -> bool:
        return holds(self, on=day)

    def overlaps(self, other: Dated) -> bool:
        return self.intersection(other) is not None

    def intersection(self, other: Dated) -> Period | None:
        """The days that are in both, or None."""
        starts = max(self.starts_on, other.starts_on)
        ends = min((end for end in (self.ends_on, other.ends_on) if end is not None), default=None)
        return None if ends is not None and ends < starts else Period(starts, ends)


@dataclass(frozen=True, slots=True)
class Year:
    """A year with the name that people use for it: 2026, or 2026/27."""

    name: str
    period: Period


def academic_year(day: date) -> Year:
    """From 1 September until 31 August (Higher Education and Research Act, article 1.1, k)."""
    first = day.year if day.month >= 9 else day.year - 1
    return Year(f"{first}/{(first + 1) % 100:02}", Period(date(first, 9, 1), date(first + 1, 8, 31)))


def calendar_year(day: date) -> Year:
    return Year(str(day.year), Period(date(day.year, 1, 1), date(day.year, 12, 31)))


def holds(item: Dated, *, on: date) -> bool:
    """Whether it holds on this day; its first and its last day count."""
    return item.starts_on <= on and (item.ends_on is None or on <= item.ends_on)


def in_force[Item: Dated](items: Iterable[Item], *, on: date) -> Item | None:
    """The one that holds on this day; where several do, the one that started last."""
    return max((item for item in items if holds(item, on=on)), key=lambda item: item.starts_on, default=None)
