"""Reading the journal: what happened to a subject, what still stands, and the anchors."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Min, OuterRef, Q, QuerySet, Subquery

from leerlijn.foundation.journal.models import Anchor, Anchoring, Entry


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a page shows it. What was erased is empty: no name, no payload."""

    subject: str
    seq: int
    at: datetime
    act: str
    about: str
    pseudonym: str
    on_behalf_of: str
    channel: str
    hash: str
    name: str
    on_behalf_name: str
    content: str
    id: int

    @property
    def payload(self) -> dict[str, Any]:
        return _payload(self.content)


LINE = (
    *("subject", "seq", "at", "act", "about", "pseudonym", "on_behalf_of", "channel", "hash"),
    *("detail__name", "detail__on_behalf_name", "detail__payload", "pk"),
)


def entries_of(subject: str) -> list[EntryLine]:
    """All that happened to a subject, the first first; one statement."""
    return _lines(Entry.objects.filter(subject=subject).order_by("seq"))


def entries_about(about: str) -> list[EntryLine]:
    """All that was done about somebody (`person:PSEUDONYM`), under whatever subject, the newest first.

    Their own trail: what they may read when they ask what we know of them.
    """
    return _lines(Entry.objects.filter(about=about).order_by("-pk"))


def newest(
    *,
    subject: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None = None,
) -> QuerySet[Entry]:
    """All entries, the newest first: of a subject, from `since` to before `until`, older than `before`."""
    found = Entry.objects.order_by("-pk")
    if subject:
        found = found.filter(subject=subject)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found if before is None else found.filter(pk__lt=before)


def trail_of(pseudonyms: Collection[str], *, before: int | None = None) -> QuerySet[Entry]:
    """All that was recorded about somebody: under their own subject, or with them as whom it is about.

    By every pseudonym of theirs: who was known twice has more than one.
    """
    whom = [f"person:{each}" for each in pseudonyms]
    about = Entry.objects.filter(Q(subject__in=whom) | Q(about__in=whom)).order_by("-pk")
    return about if before is None else about.filter(pk__lt=before)


def lines_of(entries: QuerySet[Entry], *, limit: int) -> list[EntryLine]:
    """The first of these entries; one statement."""
    return _lines(entries[:limit])


def _lines(entries: QuerySet[Entry]) -> list[EntryLine]:
    return [EntryLine(*row) for row in entries.values_list(*LINE)]


def entries_since(moment: datetime, which: Q) -> list[EntryLine]:
    """Those of these that were written after this moment, the first first; one statement."""
    return _lines(Entry.objects.filter(which, at__gt=moment).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry says and when, and the first day whose anchor covers it, if one does yet."""

    at: datetime
    payload: dict[str, Any]
    anchored_on: date | None


def standing(subject: str, *, act: str) -> Recorded | None:
    """What the newest entry of this act on the subject says; one statement."""
    covering = (
        Anchoring.objects.filter(entry__subject=OuterRef("subject"), entry__seq__gte=OuterRef("seq"))
        .values("entry__subject")
        .values(first=Min("anchor__day"))
    )
    found = (
        Entry.objects.filter(subject=subject, act=act)
        .order_by("-seq")
        .values_list("at", "detail__payload", Subquery(covering))
        .first()
    )
    return Recorded(found[0], _payload(found[1]), found[2]) if found else None


def _payload(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text or "{}"))


def anchors_since(day: date | None) -> Sequence[Anchor]:
    """After this day, the oldest first; all of them where there is no day."""
    later = Anchor.objects.filter(day__gt=day) if day else Anchor.objects.all()
    return list(later.order_by("day"))


def anchors(*, before: date | None = None, limit: int) -> Sequence[Anchor]:
    """The newest first; `before` is the day on which the page before this one ended."""
    older = Anchor.objects.filter(day__lt=before) if before else Anchor.objects.all()
    return list(older.order_by("-day")[:limit])
