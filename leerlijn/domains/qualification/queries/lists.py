"""Cases of the qualification in a list: light rows, the earliest last day first, a page at a time."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import LAST_DAY, NEVER, CaseLine, lines

PAGE = 25


def by_last_day(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.annotate(last_day=LAST_DAY).order_by("last_day", "pk")


def page_after(
    cases: QuerySet[Case], last: tuple[date, int] | None
) -> tuple[list[CaseLine], tuple[date, int] | None]:
    """A page of rows, and where the next one begins; one statement."""
    rows = by_last_day(cases)
    if last:
        day, number = last
        rows = rows.filter(Q(last_day__gt=day) | Q(last_day=day, pk__gt=number))
    found = lines(rows[: PAGE + 1])
    shown = found[:PAGE]
    there_is_more = len(found) > PAGE
    return shown, (shown[-1].due_on or NEVER, shown[-1].id) if there_is_more else None
