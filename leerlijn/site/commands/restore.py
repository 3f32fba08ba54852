"""`leerlijn restore`: a backup back on an empty machine, and the proof that all of it came back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from leerlijn.foundation.people.queries import person_by_pseudonym
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.sentence import Counted, Said, Sentence, to_data
from leerlijn.kernel.verdict import Denied
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup.forms import BACKUP, Form
from leerlijn.site.backup.keys import place_of_key, read_keys
from leerlijn.site.backup.restoring import Restored
from leerlijn.site.backup.restoring import restore as bring_back
from leerlijn.site.backup.room import no_room, said_full
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.erasing.again import pseudonyms_in
from leerlijn.site.erasing.erasing import erase
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE", help="the file that `leerlijn backup` wrote")
    ask_who_was_erased(parser)
    parser.add_argument("--keys", type=Path, metavar="FILE", help="the file with the keys that belongs to it")


def ask_who_was_erased(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--erased", type=Path, metavar="FILE", help="the list of who was erased since: they are erased again"
    )


def restore(said: Namespace) -> Report:
    return brought_back(said.source, keys=said.keys, form=BACKUP, list_of_erased=said.erased)


def brought_back(source: Path, *, keys: Path | None, form: Form, list_of_erased: Path | None) -> Report:
    """What came of a copy in this form and of the file with keys beside it.

    Those who were erased since it was made are erased again.
    """
    erased: Sequence[str] = tuple(pseudonyms_in(list_of_erased)) if list_of_erased else ()
    try:
        read = read_keys(keys) if keys else {}
        done = bring_back(source, keys=read, form=form)
    except Wrong as wrong:
        return refused(wrong.sentence)
    except (OSError, DatabaseError) as error:
        if not no_room(error):
            raise
        return refused(said_full(settings.DATA))
    again = sum(erased_again(pseudonym, at=clock.now()) for pseudonym in erased)
    data = {
        "erased_again": again,
        "rows": done.rows,
        "files": done.files,
        "entries": done.entries,
        "keys": list(done.missing_keys),
        "reasons": [to_data(each) for each in done.wrong],
    }
    is_in_part = done.wrong or (keys and done.missing_keys)
    sentences = [*told(done), *([said_again(again)] if erased else [])]
    return Report(sentences, data, outcome=Outcome.IN_PART if is_in_part else Outcome.DONE)


def erased_again(pseudonym: str, *, at: datetime) -> bool:
    """Whoever was erased after the backup was made; whoever is erased in it already is let alone."""
    person = person_by_pseudonym(pseudonym)
    if person is None:
        return False
    reason = "restored from a backup of before"
    done = erase(person, data_map, reason=reason, by=operator(), at=at, whatever_runs=True)
    return not isinstance(done, Denied)


def said_again(count: int) -> Said:
    return Counted(
        "{count} person who was erased after the backup was made, is erased again.",
        "{count} people who were erased after the backup was made, are erased again.",
        count=count,
    )


def refused(reason: Said) -> Report:
    return Report([reason], {"reasons": [to_data(reason)]}, outcome=Outcome.NO)


def told(done: Restored) -> list[Said]:
    said: list[Said] = [
        Sentence(
            "Back are {rows} rows in {tables} tables, {files} files, and {entries} entries of the journal.",
            rows=done.rows,
            tables=len(done.manifest.tables),
            files=done.files,
            entries=done.entries,
        )
    ]
    if not done.wrong:
        said.append(Sentence("The journal is whole, and every file that a row names is what was handed in."))
    said += done.wrong
    if done.missing_keys:
        said.append(
            Sentence(
                "These keys are not here: {keys}. Without panels nobody reads judgements in open rounds, "
                "without secret-key no link in an earlier letter works; put them into {folder}.",
                keys=tuple(map(place_of_key, done.missing_keys)),
                folder=str(settings.DATA),
            )
        )
    return said


COMMAND = Command("put a backup back on an empty machine, and verify it", restore, arguments)
