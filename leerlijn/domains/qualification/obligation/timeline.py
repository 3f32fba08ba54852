"""The course of somebody's employment as days on which the duty does or does not apply, and its clock."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile, pairwise, takewhile

from leerlijn.domains.qualification.obligation.facts import PersonFacts
from leerlijn.domains.qualification.obligation.ruleset import Clock, NearPension, RuleSet
from leerlijn.domains.qualification.obligation.standings import Kind, Standing, standing_on
from leerlijn.kernel.periods import ONE_DAY, Period
from leerlijn.kernel.terms import Length

IN_SCOPE = {Kind.EXCLUDED, Kind.UNCLEAR, Kind.OBLIGED}
LIFTED = {Kind.EXCLUDED, Kind.OUT}
"""While it is unclear whether the duty applies, it is not lifted: the clock that runs goes on."""
FAR = date(2200, 1, 1)
"""A later day stands for never, as 31-12-9999 does."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which somebody stands the same; `ends_on` is None for what has no end yet."""

    starts_on: date
    ends_on: date | None
    standing: Standing

    @property
    def kind(self) -> Kind:
        return self.standing.kind

    @property
    def length(self) -> int | None:
        return Period(self.starts_on, self.ends_on).days


@dataclass(frozen=True, slots=True)
class Timeline:
    """`employment` holds the stretches without interruption up to and including the one of this day.

    Empty where nobody is employed. `before` says whether there was an earlier employment.
    """

    employment: tuple[Stretch, ...]
    before: bool

    @property
    def now(self) -> Stretch | None:
        return self.employment[-1] if self.employment else None

    @property
    def was_in_scope(self) -> bool:
        return any(each.kind in IN_SCOPE for each in self.employment)

    def last_obliged_day(self, on: date) -> date | None:
        """The last day up to this one on which the duty applied."""
        days = [min(on, each.ends_on or on) for each in self.employment if each.kind is Kind.OBLIGED]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Run:
    """The clock of the duty: its first day, and the days since on which the duty did not apply.

    `again` says that the duty applied before in this employment, and was lifted since.
    """

    starts_on: date
    lifted: tuple[Period, ...] = ()
    again: bool = False


def timeline(facts: PersonFacts, rules: RuleSet, on: date) -> Timeline:
    """Everything up to this day; appointments that HR announces count only to see that a gap is short."""
    stretches = _bridged(list(_stretches(facts, rules)), rules.gap.rule.days)
    past = [each for each in stretches if each.starts_on <= on]
    back = list(takewhile(lambda each: each.kind is not Kind.ABSENT, reversed(past)))
    employment = tuple(reversed(back))
    before = any(each.kind is not Kind.ABSENT for each in past[: len(past) - len(employment)])
    return Timeline(employment, before)


def clock_of(employment: tuple[Stretch, ...], clock: Clock) -> Run:
    """From the first obliged day; after a time in which the duty was lifted, as the edition says."""
    obliged = list(dropwhile(lambda each: each.kind is not Kind.OBLIGED, employment))
    lifted = [each for each in obliged if each.kind in LIFTED]
    if not lifted:
        return Run(obliged[0].starts_on)
    if clock is Clock.RESUME:
        still = tuple(Period(each.starts_on, each.ends_on) for each in lifted)
        return Run(obliged[0].starts_on, still, again=True)
    since = list(takewhile(lambda each: each.kind not in LIFTED, reversed(obliged)))
    first = next(each for each in reversed(since) if each.kind is Kind.OBLIGED)
    return Run(first.starts_on, again=True)


def _stretches(facts: PersonFacts, rules: RuleSet) -> Iterator[Stretch]:
    """One for each day on which something changes; before the first appointment there is nothing."""
    if not facts.appointments:
        return
    first = min(each.starts_on for each in facts.appointments)
    days = sorted({day for day in _changes(facts, rules) if first <= day <= FAR})
    for day, following in pairwise([*days, None]):
        assert day is not None  # only the last one is
        ends = following - ONE_DAY if following else None
        yield Stretch(day, ends, standing_on(facts, rules, day))


def _changes(facts: PersonFacts, rules: RuleSet) -> Iterator[date]:
    for appointment in facts.appointments:
        yield appointment.starts_on
        if appointment.ends_on and appointment.ends_on < date.max:
            yield appointment.ends_on + ONE_DAY
    yield from (each.starts_on for each in facts.confirmations)
    for grant in facts.grants:
        yield grant.since.first
        if grant.ends_on:
            yield grant.ends_on + ONE_DAY
    for clause in rules.exclusions:
        if isinstance(clause.rule, NearPension) and facts.state_pension_on:
            yield first_day_within(clause.rule.less_than, facts.state_pension_on)


def first_day_within(length: Length, end: date) -> date:
    """The first day from which this length reaches past the end; for an end in a far future, the end."""
    last = min(end, FAR).toordinal()
    days = range(max(1, last - 52 * 366), last + 1)
    place = bisect_left(days, True, key=lambda day: length.after(date.fromordinal(day)) > end)
    return date.fromordinal(days[place]) if place < len(days) else end


def _bridged(stretches: list[Stretch], most: int) -> list[Stretch]:
    """A short gap between two appointments is as the days before it."""
    done: list[Stretch] = []
    for each in stretches:
        gap = each.kind is Kind.ABSENT and each.length is not None and each.length <= most
        done.append(replace(each, standing=done[-1].standing) if gap and done else each)
    return done
