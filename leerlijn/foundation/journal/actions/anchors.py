"""The daily anchor: one number that covers the whole journal, made public and kept by others."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from leerlijn.foundation.journal.export import FETCHED, in_order
from leerlijn.foundation.journal.models import Anchor, Anchoring, Entry, Head
from leerlijn.kernel.chain import Root, anchor_hash, written


def make_anchor(day: date, at: datetime) -> Anchor:
    """The anchor of this day, made now unless it was made before; never one before the newest.

    It covers the head of every subject that moved since the anchor before, and by naming that one all others.
    """
    last = Anchor.objects.order_by("-day").first()
    if last and last.day >= day:
        return Anchor.objects.filter(day=day).first() or last
    try:
        with transaction.atomic():
            return _made(day, last.hash if last else "", at)
    except IntegrityError:
        rival = Anchor.objects.filter(day=day).first()
        if rival is None:
            raise
        return rival


def _made(day: date, prev: str, at: datetime) -> Anchor:
    root, covered = Root(), []
    for entry in _moved().iterator(FETCHED):
        root.add(entry.subject, entry.seq, entry.hash)
        covered.append(entry.pk)
    anchor = Anchor.objects.create(
        day=day,
        count=root.count,
        root=root.hash,
        prev=prev,
        made_at=at,
        hash=anchor_hash(
            day=day.isoformat(), count=root.count, root=root.hash, prev=prev, made_at=written(at)
        ),
    )
    Anchoring.objects.bulk_create(
        (Anchoring(entry_id=key, anchor=anchor) for key in covered), batch_size=FETCHED
    )
    return anchor


def _moved() -> QuerySet[Entry]:
    """The newest entry of each subject, where no anchor covers it yet."""
    newest = Head.objects.filter(subject=OuterRef("subject"), seq=OuterRef("seq"))
    covered = Anchoring.objects.filter(entry=OuterRef("pk"))
    return (
        Entry.objects.filter(Exists(newest), ~Exists(covered))
        .order_by(in_order())
        .only("subject", "seq", "hash")
    )
