"""What others have now, for whoever handles it: with whom it is, since when, and when they were asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.holding import holding
from leerlijn.foundation.cases.queries.lines import CaseLine, Place, by_consequence, is_with, lines
from leerlijn.foundation.cases.queries.visibility import handled_by
from leerlijn.foundation.notices.models import NOT_ARRIVED, Notice
from leerlijn.kernel.policy import Standing

PAGE = 25


@dataclass(frozen=True, slots=True)
class WithOthers:
    """A case, the names of those who have the ball of it themselves, and when they were last asked.

    `unreached`: some of them did not get the letter about how it stands now.
    """

    line: CaseLine
    names: tuple[str, ...]
    asked_at: datetime | None
    unreached: bool


def with_others(standing: Standing) -> QuerySet[Case]:
    """The open cases that somebody handles and others have the ball of; not what only waits for time."""
    return handled_by(standing).filter(~is_with(standing), is_open=True).exclude(owner_relation="")


def page_of_others(
    standing: Standing, *, after: Place | None = None
) -> tuple[list[WithOthers], Place | None]:
    """A page of them, the worst first, and where the next one begins; three statements."""
    found = lines(by_consequence(with_others(standing), after=after)[: PAGE + 1])
    shown = found[:PAGE]
    keys = [line.id for line in shown]
    parties = defaultdict[int, list[Party]](list)
    told = Notice.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    lost = Exists(told.filter(since=OuterRef("case__since"), mail__state__in=NOT_ARRIVED))
    theirs = Party.objects.filter(case__in=keys).annotate(is_unreached=lost).select_related("person")
    for party in theirs.order_by("pk"):
        parties[party.case_id].append(party)
    nudges = Notice.objects.filter(case__in=keys, kind=Notice.Kind.NUDGE).values("case")
    asked = dict(nudges.annotate(last=Max("made_at")).values_list("case", "last"))
    rows = [_row(line, parties[line.id], asked.get(line.id), seen_by=standing) for line in shown]
    return rows, Place.of(shown[-1]) if len(found) > PAGE else None


def _row(
    line: CaseLine, parties: Iterable[Party], asked_at: datetime | None, *, seen_by: Standing
) -> WithOthers:
    held = holding(
        parties, line.procedure, line.state.key, line.owner_relation, path=line.path, seen_by=seen_by
    )
    names = tuple(party.person.name for party in held)
    return WithOthers(line, names, asked_at, any(getattr(party, "is_unreached", False) for party in held))
