"""The running dossiers beside a newer edition of the criteria: what each would keep, of what was accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from leerlijn.domains.qualification.queries.dossiers import COURSE, PROCEDURE
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.dossiers.models import Dossier, EditionChoice, Proposal, Submission
from leerlijn.foundation.dossiers.queries.carrying import Carrying
from leerlijn.foundation.frameworks.queries import CriterionLine, criteria_of
from leerlijn.foundation.people.queries import NAME, full_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import State, catalogue

PAGE = 25
DECIDED = frozenset({"verdict_pass", "verdict_fail", "notified"})
"""From here a dossier does not come back to its candidate: it ends by the criteria it has."""


@dataclass(frozen=True)
class Newer:
    """An edition, published or about to be: what it asks, and what it makes of an earlier one (by key)."""

    starts_on: date
    criteria: tuple[CriterionLine, ...]
    carried_from: Callable[[int], Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class RunningDossier:
    """One dossier of an earlier edition. `can_choose`: it is being made, and it is not judged meanwhile."""

    case: int
    candidate: str
    state: State
    edition: str
    can_choose: bool
    was_kept: bool
    carrying: Carrying


def running_dossiers(
    newer: Newer, standing: Standing, *, after: int | None = None
) -> tuple[list[RunningDossier], int | None]:
    """A page of those that somebody may see, and where the next one begins; two statements, and three for
    each edition that they have.
    """
    rows = list(_rows(newer, standing, after)[: PAGE + 1])
    lines, carried = cache(criteria_of), cache(newer.carried_from)
    shown = [
        RunningDossier(
            case=row["case"],
            candidate=full_name(*(row[f"candidate__{name}"] for name in NAME)),
            state=catalogue.get(row["case__procedure"], row["case__edition"]).state(row["case__state"]),
            edition=row["framework__edition"],
            can_choose=row["case__state"] in COURSE.being_made,
            was_kept=row["was_kept"],
            carrying=Carrying(
                carried(row["framework"]), newer.criteria, _accepted(row, lines(row["framework"]))
            ),
        )
        for row in rows[:PAGE]
    ]
    return shown, shown[-1].case if len(rows) > PAGE else None


COLUMNS = (
    *("case", "case__procedure", "case__edition", "case__state", "framework", "framework__edition"),
    *(f"candidate__{name}" for name in NAME),
    *("sealed", "sealed_in", "not_yet", "counts", "was_kept"),
)


def _rows(newer: Newer, standing: Standing, after: int | None) -> QuerySet[Dossier, dict[str, Any]]:
    seen = visible_to(standing, catalogue.editions_of(PROCEDURE)).filter(is_open=True, pk__gt=after or 0)
    seen = seen.exclude(state__in=DECIDED)
    sealed = Submission.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    proposed = Proposal.objects.filter(case=OuterRef("case"), refused_because="").order_by("-pk")
    chosen = EditionChoice.objects.filter(dossier=OuterRef("pk"))
    moved = chosen.filter(framework=OuterRef("framework"), moved=True)
    kept = chosen.filter(framework__starts_on=newer.starts_on, moved=False)
    earlier = Dossier.objects.filter(case__in=seen, framework__starts_on__lt=newer.starts_on)
    rows: QuerySet[Dossier, dict[str, Any]] = (
        earlier.annotate(
            sealed=Subquery(sealed.values("criteria")[:1]),
            sealed_in=Subquery(sealed.values("framework")[:1]),
            not_yet=Subquery(proposed.values("not_yet")[:1]),
            counts=Subquery(moved.values("accepted")[:1]),
            was_kept=Exists(kept),
        )
        .order_by("case")
        .values(*COLUMNS)
    )
    return rows


def _accepted(row: Mapping[str, Any], lines: Sequence[CriterionLine]) -> tuple[str, ...]:
    """What was found sufficient: as the dossier itself would say, for many in one statement."""
    if row["sealed"] is None:
        return ()
    codes = [line.code for line in lines]
    if row["sealed_in"] != row["framework"]:
        return tuple(code for code in codes if code in row["counts"])
    still = row["not_yet"] if row["case__state"] == COURSE.supplementing else row["sealed"]
    return tuple(code for code in codes if code not in (still or ()))
