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
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.data_map import DataMap, Fate
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied
from leerlijn.site.erasing import again, beside
from leerlijn.site.erasing.journal import erase_from_journal, order_erasure, subject_of, told_of
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
    and only done again in an older state of the database. Who was erased, but not in every list or not with
    every file, because that broke off, is so when this is asked again.
    """
    if not dry_run and not current_store().answers():
        return Denied(FILES_STAY)
    reachable = ALLOWED if dry_run else again.can_be_noted()
    if isinstance(reachable, Denied):
        return reachable
    with transaction.atomic():
        theirs = whom(person)
        allowed = can_be_erased(theirs, on=day_of(at))
        if theirs.person.erased_at and not dry_run and (finished := _finished(theirs.person, at=at)):
            return finished
        if isinstance(allowed, Denied) and not (whatever_runs and theirs.person.erased_at is None):
            return allowed
        files = files_of(theirs)
        done = _erased(theirs, known, files, reason=reason, by=by, at=at, is_preview=dry_run)
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run:
        again.note(done.pseudonym, hash=done.hash, at=at)
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
    told = told_of(theirs)
    tally = _beside(theirs, known)
    tally += erase_rows(known, theirs, on=day_of(at))
    tally += erase_papers(known, files)
    staying = set(Document.objects.filter(pk__in=files).values_list("pk", flat=True))
    entries = erase_from_journal(theirs, told, gone=files.keys() - staying, staying=staying, order=order)
    named = set(Document.objects.filter(hash__in=files.values()).values_list("hash", flat=True))
    return Erased(
        pseudonym=theirs.person.pseudonym,
        lines=lines_of(tally, known),
        entries=entries,
        files=len(set(files.values()) - named),
        letters=beside.letters_of(theirs, dry_run=is_preview),  # while we still know their name
        left=still_named(known, theirs),
        hash="" if is_preview else order.hash,
        is_preview=is_preview,
    )


def _finished(person: Person, *, at: datetime) -> Erased | None:
    """What an erasure that broke off had not come to; None where nothing was left to do."""
    ordered = Entry.objects.filter(subject=subject_of(person.pseudonym), act="erase").order_by("-seq").first()
    hash = ordered.hash if ordered else ""
    erased_at = person.erased_at or at
    noted = again.note(person.pseudonym, hash=hash, at=erased_at, only_where_missing=True)
    files = forget_contents((), at=at)
    if not noted and not files:
        return None
    return Erased(person.pseudonym, (), 0, files, 0, (), hash, is_preview=False)


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
