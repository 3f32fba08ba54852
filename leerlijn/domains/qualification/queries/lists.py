"""Duties in a list: light rows, the earliest last day first, a page at a time, with a count per state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import CaseLine, lines
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue

PAGE = 25
NEVER = date(9999, 12, 31)
"""Sorts what has no last day behind everything that has one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose to see; `name` is the beginning of a family name, or a personnel number."""

    state: str = ""
    name: str = ""
    procedure: str = PROCEDURE


def cases_wanted(standing: Standing, wanted: Wanted) -> QuerySet[Case]:
    """What somebody may see of this procedure, of a person if one is named; any state."""
    found = visible_to(standing, catalogue.editions_of(wanted.procedure))
    if wanted.name:
        found = found.filter(
            Q(subject__family_name__istartswith=wanted.name) | Q(subject__number=wanted.name)
        )
    return found


def page_after(
    cases: QuerySet[Case], wanted: Wanted, last: tuple[date, int] | None
) -> tuple[list[CaseLine], tuple[date, int] | None]:
    """A page of rows, and where the next one begins; one statement."""
    rows = cases.annotate(last_day=Coalesce("due_on", Value(NEVER)))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if last:
        day, number = last
        rows = rows.filter(Q(last_day__gt=day) | Q(last_day=day, pk__gt=number))
    found = lines(rows.order_by("last_day", "pk")[: PAGE + 1])
    shown = found[:PAGE]
    there_is_more = len(found) > PAGE
    return shown, (shown[-1].due_on or NEVER, shown[-1].id) if there_is_more else None


def counts_by_state(cases: QuerySet[Case]) -> Mapping[str, int]:
    """How many in each state; one statement."""
    rows = cases.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(rows)
