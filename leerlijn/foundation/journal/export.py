"""The journal as lines that anybody can check: `docs/journal.md` says what stands on them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Collate

from leerlijn.foundation.journal.models import Anchor, Entry, Head
from leerlijn.kernel.chain import LINKED, Root, written

FORMAT = "leerlijn-journal-1"
FETCHED = 2000
"""Rows that are in memory at once."""

DETAILS = {
    "anchored": F("anchoring__anchor__day"),
    "salt": F("detail__salt"),
    "payload": F("detail__payload"),
    "name_salt": F("detail__name_salt"),
    "name": F("detail__name"),
    "on_behalf_name": F("detail__on_behalf_name"),
    "erased_by": F("detail__erased_by__hash"),
}


def in_order() -> Collate:
    """By the bytes of the subject, which no language setting of a database changes."""
    return Collate(F("subject"), "C" if connection.vendor == "postgresql" else "BINARY")


def export_lines() -> Iterator[dict[str, Any]]:
    """Every line of the export, one by one, all as they are at one moment, also while others write."""
    with at_one_moment():
        yield {"kind": "journal", "format": FORMAT}
        yield from heapq.merge(_entries(Entry.objects.all()), _heads(Head.objects.all()), key=_place)
        yield from _anchors()


def subject_lines(subject: str) -> Iterator[dict[str, Any]]:
    """The lines of one subject only. They name no anchor: what an anchor covers shows in the whole export."""
    with at_one_moment():
        for line in _entries(Entry.objects.filter(subject=subject)):
            yield {**line, "anchored": ""}
        yield from _heads(Head.objects.filter(subject=subject))


def _place(line: dict[str, Any]) -> tuple[str, bool, int]:
    return line["subject"], line["kind"] == "head", line["seq"]


def _entries(entries: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    rows = entries.order_by(in_order(), "seq").values(*LINKED, "hash", "at", **DETAILS)
    for row in rows.iterator(FETCHED):
        said = {name: "" if value is None else value for name, value in row.items()}
        day = row["anchored"]
        yield {"kind": "entry", **said, "at": written(row["at"]), "anchored": day.isoformat() if day else ""}


def _heads(heads: QuerySet[Head]) -> Iterator[dict[str, Any]]:
    for subject, seq, newest in (
        heads.order_by(in_order()).values_list("subject", "seq", "hash").iterator(FETCHED)
    ):
        yield {"kind": "head", "subject": subject, "seq": seq, "hash": newest}


def _anchors() -> Iterator[dict[str, Any]]:
    for anchor in Anchor.objects.order_by("day").iterator(FETCHED):
        yield {"kind": "anchor", **anchor_line(anchor)}


def root_of_heads() -> Root:
    """The root over the heads of all subjects, by the rule of an anchor: how far the journal is now."""
    root = Root()
    for line in _heads(Head.objects.all()):
        root.add(line["subject"], line["seq"], line["hash"])
    return root


def anchor_line(anchor: Anchor) -> dict[str, Any]:
    """An anchor as it stands in the export and at `/journal/anchors?format=json`."""
    return {
        "day": anchor.day.isoformat(),
        "count": anchor.count,
        "root": anchor.root,
        "prev": anchor.prev,
        "made_at": written(anchor.made_at),
        "hash": anchor.hash,
    }


def at_one_moment() -> AbstractContextManager[None]:
    """What is read inside is all of one moment, and keeps nobody from writing."""
    return _inside_another() if connection.in_atomic_block else MOMENT_ON[connection.vendor]()


@contextmanager
def _inside_another() -> Iterator[None]:
    """A transaction that began before this decides for itself."""
    yield


@contextmanager
def _on_sqlite() -> Iterator[None]:
    """A transaction that only reads: those of Django would keep every writer waiting."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def _on_postgresql() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


MOMENT_ON = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
