"""The lists of HR that were taken over, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import StaffImport

SHOWN = 10


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list: when and by whom it was taken over, what it brought, and when that was undone."""

    id: int
    at: datetime
    by: str
    created: int
    changed: int
    undone_at: datetime | None


def newest_lists() -> list[ListLine]:
    """The last ones that changed something; one statement."""
    subject = Concat(Value("staff-import:"), Cast(OuterRef("pk"), CharField()))
    first = Entry.objects.filter(about=subject).order_by("pk").values("detail__name")[:1]
    rows = StaffImport.objects.annotate(by=Subquery(first)).order_by("-pk")[:SHOWN]
    return [
        ListLine(row.pk, row.at, row.by or "", row.counts["created"], row.counts["changed"], row.undone_at)
        for row in rows
    ]


def newest_import() -> StaffImport | None:
    """The last one that was not undone: the only one that can be."""
    return StaffImport.objects.filter(undone_at=None).order_by("-pk").first()
