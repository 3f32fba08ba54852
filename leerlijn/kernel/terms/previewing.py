"""What a term would be: from the four answers of somebody who asks, to the last moment and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms.calendars import Calendar
from leerlijn.kernel.terms.lengths import Length
from leerlijn.kernel.terms.rules import Count, Rule
from leerlijn.kernel.terms.running import Term, run
from leerlijn.kernel.verdict import Incomplete
from leerlijn.kernel.wrong import Wrong

DEFAULTS = {"length": "", "from": "", "count": Count.CALENDAR.value, "extend": "no"}


def preview(asked: Mapping[str, str], *, calendar: Calendar) -> Term | Incomplete:
    """`length` as P6W, `from` as 2026-11-24, `count` calendar or working, `extend` yes or no.

    The last two may be left out. What cannot be read is answered per field, all of it at once.
    """
    answers = {**DEFAULTS, **asked}
    errors: dict[str, Said] = {}

    def read[Value](field: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(answers[field])
        except Wrong as wrong:
            errors[field] = wrong.sentence
            return None

    length, start = read("length", Length.parse), read("from", _day)
    count, extend = read("count", _count), read("extend", _yes_or_no)
    if length is None or start is None or count is None or extend is None:
        return Incomplete(errors)
    rule = read("length", lambda _: Rule(length=length, count=count, extend=extend))
    if rule is None:
        return Incomplete(errors)
    return read("from", lambda _: run(rule, start=start, calendar=calendar)) or Incomplete(errors)


def _day(given: str) -> date:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or given != day.isoformat():
        raise Wrong(Sentence("Write a date that exists, as year-month-day."))
    return day


def _count(given: str) -> Count:
    if given not in set(Count):
        raise Wrong(Sentence("Choose calendar (all days count) or working (working days only)."))
    return Count(given)


def _yes_or_no(given: str) -> bool:
    if given not in {"yes", "no"}:
        raise Wrong(Sentence("Choose yes or no."))
    return given == "yes"
