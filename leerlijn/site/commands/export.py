"""`leerlijn export FOLDER`: all data in open formats, explained, without what lets somebody in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import DatabaseError

from leerlijn.foundation.panels.queries import open_rounds
from leerlijn.kernel.sentence import Counted, Said, Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup.forms import EXPORT
from leerlijn.site.backup.making import make_backup, shortcomings
from leerlijn.site.backup.room import no_room, said_full
from leerlijn.site.command import Command, Outcome, Report


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar="FOLDER", help="an empty folder, or a new one")


def export(said: Namespace) -> Report:
    target: Path = said.target.resolve()
    try:
        made = make_backup(
            target, at=clock.now(), form=EXPORT, told=lambda table: sys.stderr.write(f"{table}\n")
        )
    except Wrong as wrong:
        return Report([wrong.sentence], outcome=Outcome.NO)
    except (OSError, DatabaseError) as error:
        if not no_room(error):
            raise
        return Report([said_full(target.parent)], outcome=Outcome.NO)
    report: list[Said] = [
        Sentence(
            "{folder} holds {rows} rows of {tables} tables, and {files} files.",
            folder=str(target),
            rows=made.rows,
            tables=len(made.tables),
            files=made.files.count,
        ),
        Sentence("Passwords, tokens, links of letters and keys are not in it."),
        *about_open_rounds(),
        *shortcomings(lost=made.files.lost, damaged=made.files.damaged),
    ]
    data = {"folder": str(target), "manifest": made.as_data()}
    return Report(report, data, outcome=Outcome.IN_PART if made.is_in_part else Outcome.DONE)


def about_open_rounds() -> list[Said]:
    """What is locked in them opens only with the key of this place."""
    how_many = open_rounds()
    if not how_many:
        return []
    return [
        Counted(
            "{count} panel still judges: without the keys nobody reads that elsewhere.",
            "{count} panels still judge: without the keys nobody reads that elsewhere.",
            count=how_many,
        )
    ]


COMMAND = Command("write all data to a folder, in open formats that explain themselves", export, arguments)
