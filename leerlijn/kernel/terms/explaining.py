"""Why a term ends when it ends: start, length and everything that was skipped or added, in one sentence."""

from __future__ import annotations

from collections import Counter
from datetime import date

from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.sentence import Counted, Sentence, Text, Value
from leerlijn.kernel.terms.calendars import SATURDAY, Recess, days_between
from leerlijn.kernel.terms.course import Course, Reached, Stop
from leerlijn.kernel.terms.lengths import Length, days_said, in_words, working_days_said
from leerlijn.kernel.terms.rules import Pause, Rule


def explain(course: Course, reached: Reached) -> Sentence:
    """Built from the inside: the rule, what was not counted, what was added, what moved or stands still."""
    until = reached.last or reached.counted
    said = _rule(course)
    if skipped := (*_holidays(course, until), *_stood_still(course, until, Recess)):
        said = Sentence("{term}, not counting {skipped}", term=said, skipped=skipped)
    if added := (*_stood_still(course, until, Pause), *_extensions(course)):
        said = Sentence("{term}, plus {added}", term=said, added=added)
    if reached.last is None:
        said = _stands_still(said, course, reached)
    elif reached.last != reached.counted:
        said = _moved(said, course, reached.counted, reached.last)
    return Sentence("{said}.", said=said)


def _rule(course: Course) -> Sentence:
    length = _length(course.rule, course.rule.length, opens=True)
    if course.rule.first_day_counts:
        return Sentence("{length}, starting on {start}", length=length, start=course.start)
    return Sentence("{length} after {start}", length=length, start=course.start)


def _holidays(course: Course, until: date) -> tuple[Value, ...]:
    """Only in a term of working days, and only those that do not fall in a weekend."""
    if not course.rule.in_working_days:
        return ()
    holidays = (course.calendar.holiday_on(day) for day in _weekdays(course.origin + ONE_DAY, until))
    names = tuple(name for name in holidays if name)
    if not names:
        return ()
    once = tuple(dict.fromkeys(names))
    number = in_words(len(names), opens=False)
    return (
        Counted(
            "{number} holiday ({names})",
            "{number} holidays ({names})",
            count=len(names),
            number=number,
            names=once,
        ),
    )


def _stood_still(course: Course, until: date, kind: type[Stop]) -> tuple[Value, ...]:
    """Per reason the days that would have counted: "84 days of parental leave"."""
    days: Counter[Text] = Counter()
    for stop, still in course.standing_still():
        if isinstance(stop, kind):
            stopped = days_between(still.starts_on, min(until, still.ends_on or until))
            days[stop.reason] += sum(map(course.counts, stopped))
    return tuple(
        Sentence("{days} of {reason}", days=_days(course.rule, number), reason=reason)
        for reason, number in days.items()
        if number
    )


def _extensions(course: Course) -> tuple[Value, ...]:
    return tuple(_extension(course.rule, more.length, more.reason) for more in course.extensions)


def _extension(rule: Rule, length: Length, reason: Text | None) -> Sentence:
    said = _length(rule, length)
    if reason is None:
        return Sentence("an extension of {length}", length=said)
    return Sentence("an extension of {length} because of {reason}", length=said, reason=reason)


def _stands_still(said: Sentence, course: Course, reached: Reached) -> Sentence:
    stop, still = next((stop, still) for stop, still in course.standing_still() if still.ends_on is None)
    return Sentence(
        "{term}; the clock has stood still since {since} because of {reason}, with {left} to go",
        term=said,
        since=still.starts_on,
        reason=stop.reason,
        left=_days(course.rule, reached.left),
    )


def _moved(said: Sentence, course: Course, counted: date, last: date) -> Sentence:
    """Why not on the day itself, and for each holiday on the way: why not then either."""
    off = [(counted, course.calendar.day_off(counted))]
    off += [(day, course.calendar.holiday_on(day)) for day in _weekdays(counted + ONE_DAY, last)]
    reasons = tuple(Sentence("{day} is {what}", day=day, what=what) for day, what in off if what)
    return Sentence(
        "{term}; {reasons}, so the term ends on the next working day, {last}",
        term=said,
        reasons=reasons,
        last=last,
    )


def _weekdays(first: date, last: date) -> list[date]:
    return [day for day in days_between(first, last) if day.weekday() < SATURDAY]


def _length(rule: Rule, length: Length, *, opens: bool = False) -> Value:
    """A length as the rule counts it: two weeks, or ten working days."""
    return length.said_in_working_days(opens=opens) if rule.in_working_days else length.said(opens=opens)


def _days(rule: Rule, number: int) -> Counted:
    said = working_days_said if rule.in_working_days else days_said
    return said(number, in_words(number, opens=False))
