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
    """One list: when, by whom and how it was taken over, what it brought, and when that was undone."""

    id: int
    at: datetime
    by: str
    channel: str
    created: int
    changed: int
    undone_at: datetime | None


def newest_lists() -> list[ListLine]:
    """The last ones that changed something; one statement."""
    subject = Concat(Value("staff-import:"), Cast(OuterRef("pk"), CharField()))
    first = Entry.objects.filter(about=subject).order_by("pk")
    by, channel = Subquery(first.values("detail__name")[:1]), Subquery(first.values("channel")[:1])
    rows = StaffImport.objects.annotate(by=by, channel=channel).order_by("-pk")[:SHOWN]
    return [
        ListLine(
            id=row.pk,
            at=row.at,
            by=row.by or "",
            channel=row.channel or "",
            created=row.counts["created"],
            changed=row.counts["changed"],
            undone_at=row.undone_at,
        )
        for row in rows
    ]


def newest_import() -> StaffImport | None:
    """The last one that was not undone: the only one that can be."""
    return StaffImport.objects.filter(undone_at=None).order_by("-pk").first()
