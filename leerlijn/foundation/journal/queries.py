"""Reading the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, OuterRef, Subquery

from leerlijn.foundation.journal.models import Anchoring, Entry


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry says, and the first day whose anchor covers it, if one does yet."""

    payload: dict[str, Any]
    anchored_on: date | None


def standing(subject: str, *, act: str) -> Recorded | None:
    """What the newest entry of this act on the subject says."""
    covering = (
        Anchoring.objects.filter(entry__subject=OuterRef("subject"), entry__seq__gte=OuterRef("seq"))
        .values("entry__subject")
        .values(first=Min("anchor__day"))
    )
    found = (
        Entry.objects.filter(subject=subject, act=act)
        .order_by("-seq")
        .values_list("detail__payload", Subquery(covering))
        .first()
    )
    return Recorded(_payload(found[0]), found[1]) if found else None


def _payload(text: str) -> dict[str, Any]:
    """What was written; nothing when it was erased."""
    return dict(json.loads(text or "{}"))
