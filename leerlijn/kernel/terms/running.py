"""Runs the clock of a term: from start and rule, past what does not count, to the last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms.calendars import FIRST_YEAR, LAST_YEAR, Calendar
from leerlijn.kernel.terms.course import Course, days_in
from leerlijn.kernel.terms.explaining import explain
from leerlijn.kernel.terms.moments import day_of, last_moment
from leerlijn.kernel.terms.rules import Extension, Pause, Rule
from leerlijn.kernel.wrong import Wrong

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class Term:
    """`day` is the last day and `ends` its last moment; None while the clock stands still.

    `left` says how many days are to go while it does: working days where the rule counts those.
    """

    starts: date
    ends: datetime | None
    explained: Sentence
    day: date | None
    left: int


def run(
    rule: Rule,
    *,
    start: date | datetime,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Term:
    """The term that this rule gives; raises `Wrong` for what the rule does not allow.

    A pause can only make a term longer, days that stand still twice count once, and what has ended cannot
    be paused any more. All extensions count from where the term would have ended without pauses.
    """
    day = day_of(start)
    for known in (day, *(edge for pause in pauses for edge in _edges(pause.period))):
        _refuse_unknown(known)
    _refuse_more_than_may_be_added(rule, day, extensions)
    course = Course(rule, day, calendar, (), tuple(extensions))
    for pause in sorted(pauses, key=lambda pause: pause.period.starts_on):
        _refuse_after_the_end(pause, course.reach().last)
        course = replace(course, pauses=(*course.pauses, pause))
    reached = course.reach()
    return Term(
        starts=day,
        ends=last_moment(reached.last) if reached.last else None,
        explained=explain(course, reached),
        day=reached.last,
        left=reached.left,
    )


def _edges(period: Period) -> tuple[date, ...]:
    return (period.starts_on, period.ends_on) if period.ends_on else (period.starts_on,)


def _refuse_unknown(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Wrong(Sentence("Choose a day between {first} and {last}.", first=FIRST_DAY, last=LAST_DAY))


def _refuse_more_than_may_be_added(rule: Rule, start: date, extensions: Sequence[Extension]) -> None:
    """Compared in days from where the term would have ended, so P6W fits in P42D."""
    if not extensions:
        return
    if rule.max_extension is None:
        raise Wrong(Sentence("This term cannot be extended."))
    most = days_in(rule, start, (rule.length, rule.max_extension))
    if days_in(rule, start, (rule.length, *(more.length for more in extensions))) > most:
        raise Wrong(
            Sentence("This term can be extended by at most {length}.", length=rule.max_extension.said())
        )


def _refuse_after_the_end(pause: Pause, last: date | None) -> None:
    if last is not None and pause.period.starts_on > last:
        raise Wrong(Sentence("The term ended on {day}. It can no longer be paused.", day=last))
