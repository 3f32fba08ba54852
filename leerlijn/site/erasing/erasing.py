"""`erase`: somebody is taken out of everything that may let them go, in one transaction, with its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction

from leerlijn.foundation.documents.actions import forget_contents
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.data_map import DataMap, Fate
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied
from leerlijn.site.erasing import again, beside
from leerlijn.site.erasing.journal import erase_from_journal, order_erasure
from leerlijn.site.erasing.left import still_named
from leerlijn.site.erasing.lines import Erased, Tally, lines_of
from leerlijn.site.erasing.rows import erase_papers, erase_rows, files_of
from leerlijn.site.erasing.swept import sweep
from leerlijn.site.erasing.whom import Whom, can_be_erased, whom
from leerlijn.site.personal import BACKGROUND

FILES_STAY = Sentence("Files cannot be deleted right now. Nobody was erased: try again later.")


def erase(
    person: Person,
    known: DataMap,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    whatever_runs: bool = False,
) -> Erased | Denied:
    """What went and what stays; or why it cannot be done yet.

    A preview does it all and takes it back, so that both say the same. `whatever_runs`: it was decided once,
    and only done again in an older state of the database.
    """
    if not dry_run and not current_store().answers():
        return Denied(FILES_STAY)
    with transaction.atomic():
        theirs = whom(person)
        allowed = can_be_erased(theirs, on=day_of(at))
        if isinstance(allowed, Denied) and not (whatever_runs and theirs.person.erased_at is None):
            return allowed
        files = files_of(theirs)
        done = _erased(theirs, known, files, reason=reason, by=by, at=at, is_preview=dry_run)
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run:
        again.note(done.pseudonym, hash=done.hash, at=at)
        beside.letters_of(theirs, dry_run=False)
        forget_contents(set(files.values()), at=at)
        if not connection.in_atomic_block:
            return replace(done, is_swept=sweep(known))
    return done


def _erased(
    theirs: Whom,
    known: DataMap,
    files: Mapping[int, str],
    *,
    reason: str,
    by: Actor,
    at: datetime,
    is_preview: bool,
) -> Erased:
    order = order_erasure(theirs, reason=reason, by=by, at=at)
    Person.objects.filter(pk__in=theirs.keys).update(erased_at=at)
    entries = erase_from_journal(theirs, documents=files, order=order)
    tally = _beside(theirs, known)
    tally += erase_rows(known, theirs, on=day_of(at))
    tally += erase_papers(known, files)
    named = set(Document.objects.filter(hash__in=files.values()).values_list("hash", flat=True))
    return Erased(
        pseudonym=theirs.person.pseudonym,
        lines=lines_of(tally, known),
        entries=entries,
        files=len(set(files.values()) - named),
        letters=beside.letters_of(theirs, dry_run=True),
        left=still_named(known, theirs),
        hash="" if is_preview else order.hash,
        is_preview=is_preview,
    )


def _beside(theirs: Whom, known: DataMap) -> Tally:
    processing = {column.table: column.processing for column in known.columns.values() if column.processing}
    accounts, answers = processing["sessions.Session"], processing["cases.KeptAnswer"]
    return Counter(
        {
            (accounts.key, Fate.GOES, None): beside.end_visits(theirs),
            (BACKGROUND.key, Fate.GOES, None): beside.forget_tasks(theirs),
            (answers.key, Fate.GOES, None): beside.forget_answers(theirs),
        }
    )
