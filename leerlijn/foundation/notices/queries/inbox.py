"""Somebody's inbox: light rows, the newest first, a page at a time by the last key of the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.models import NOT_ARRIVED, Notice
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Text, Value, from_data

PAGE = 25


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One row. What is not open to its reader any more says nothing."""

    id: int
    kind: str
    name: Text | None
    subject: str
    said: Sequence[Value]
    href: str
    made_at: datetime
    is_unread: bool
    is_still_so: bool
    is_undelivered: bool


NAMES = ("case__subject__given_name", "case__subject__prefix", "case__subject__family_name")
YOUR_WEEK = Text(nl="Je week", en="Your week")
COLUMNS = (
    *("id", "kind", "said", "href", "made_at", "read_at", "case_id", "is_open_to_them", "has_not_moved"),
    *("case__name_nl", "case__name_en", "case__subject_id", "mail__state", *NAMES),
)


def inbox_of(standing: Standing, *, before: int | None = None, limit: int = PAGE) -> list[NoticeLine]:
    """A page of it and one row more: whether there is a next page. One statement."""
    notices = Notice.objects.filter(person=standing.person)
    if before is not None:
        notices = notices.filter(pk__lt=before)
    seen = Q(case=None) | Exists(visible_to(standing).filter(pk=OuterRef("case")))
    rows = (
        notices.annotate(
            is_open_to_them=seen, has_not_moved=Q(case__state=F("state")) & Q(case__since=F("since"))
        )
        .order_by("-pk")
        .values(*COLUMNS)[: limit + 1]
    )
    return [_line(row, standing) for row in rows]


def _line(row: dict[str, Any], standing: Standing) -> NoticeLine:
    is_open = row["is_open_to_them"]
    is_of_another = row["case__subject_id"] not in {None, standing.person}
    return NoticeLine(
        id=row["id"],
        kind=row["kind"],
        name=_name(row) if is_open else None,
        subject=" ".join(part for name in NAMES if (part := row[name])) if is_open and is_of_another else "",
        said=tuple(from_data(said) for said in row["said"]) if is_open else (),
        href=row["href"] if is_open else "",
        made_at=row["made_at"],
        is_unread=row["read_at"] is None,
        is_still_so=bool(row["has_not_moved"]) or row["case_id"] is None,
        is_undelivered=row["mail__state"] in NOT_ARRIVED,
    )


def _name(row: dict[str, Any]) -> Text:
    """What the case is called."""
    if row["case_id"] is None:
        return YOUR_WEEK
    return Text(nl=row["case__name_nl"], en=row["case__name_en"])
