"""Taking a file in: checked first, then safely on disk, and only then a row that says so."""

from __future__ import annotations

import errno
import logging
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.db import connection, transaction

from leerlijn.foundation.documents.guards.contents import Checked, check
from leerlijn.foundation.documents.guards.limits import LIMITS, Limits
from leerlijn.foundation.documents.guards.viruses import is_free_of_viruses
from leerlijn.foundation.documents.kept import Kept, Unreachable
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

log = logging.getLogger(__name__)

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
NO_ROOM_LEFT = Sentence(
    "There is no room left to keep files. Your file was not saved. Please tell the administrator."
)
NOT_KEPT = Sentence(
    "Files cannot be saved right now. Your file was not saved. Try again later, or tell the administrator."
)


def store_document(
    upload: BinaryIO,
    *,
    name: str,
    by: Person,
    actor: Actor,
    at: datetime,
    confidentiality: str = Document.Confidentiality.CONFIDENTIAL,
    keep_until: date | None = None,
    keep_because: str = "",
    limits: Limits = LIMITS,
) -> Document | Denied:
    """The stored document of `by`, or why this file is not taken in; then nothing of it stays behind.

    The content is durable before the row exists: a row without its file cannot happen, not even when the
    power fails in between. What can stay is content without a row, and that harms nobody.
    """
    checked = check(upload, name=name, limits=limits)
    if isinstance(checked, Denied):
        return checked
    scanned = is_free_of_viruses(upload)
    if isinstance(scanned, Denied):
        return scanned
    try:
        kept = current_store().keep(upload)
        return _with_its_row(
            upload,
            kept,
            checked,
            by=by,
            actor=actor,
            at=at,
            confidentiality=confidentiality,
            keep_until=keep_until,
            keep_because=keep_because,
        )
    except OSError as error:
        if isinstance(error, Unreachable):
            log.exception("a file was not kept")
            return Denied(NOT_KEPT)
        if error.errno not in NO_ROOM:
            raise
        return Denied(NO_ROOM_LEFT)


def _with_its_row(
    upload: BinaryIO,
    kept: Kept,
    checked: Checked,
    *,
    by: Person,
    actor: Actor,
    at: datetime,
    confidentiality: str,
    keep_until: date | None,
    keep_because: str,
) -> Document:
    with transaction.atomic():
        document = Document.objects.create(
            hash=kept.hash,
            size=kept.size,
            kind=checked.kind,
            name=checked.name,
            made_at=at,
            owner=by,
            confidentiality=confidentiality,
            keep_until=keep_until,
            keep_because=keep_because,
        )
        record(
            f"document:{document.pk}",
            "store",
            by=actor,
            at=at,
            about=f"person:{by.pseudonym}",
            payload={"hash": kept.hash, "size": kept.size, "kind": checked.kind.value, "name": checked.name},
        )
        if not current_store().has(kept.hash):  # forgotten with the last row before this one that named it
            current_store().keep(upload)
    return document


FRESH = timedelta(hours=1)
"""A younger file without a row may be about to get one."""


def forget_contents(hashes: Collection[str], *, at: datetime) -> int:
    """Takes out of the store what no row names any more: these, and what was left there earlier.

    How many of these; where none are given, how many were left.
    Nobody gets a row for a file meanwhile: who brings in the same content then brings it in again.
    """
    store, gone = current_store(), 0
    with transaction.atomic():
        let_nobody_add_rows()
        named = set(Document.objects.values_list("hash", flat=True).distinct())
        for each in [hash for hash in store.hashes() if hash not in named]:
            if each in hashes or store.written_at(each) < at - FRESH:
                store.forget(each)
                gone += not hashes or each in hashes
    return gone


def let_nobody_add_rows() -> None:
    """Until this transaction ends. On SQLite nobody else writes in any case."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Document._meta.db_table} IN SHARE MODE")
