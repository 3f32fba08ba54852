"""`leerlijn backup`: database and files of one moment in one file, while everybody works on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils.timezone import localtime

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup.keys import write_keys
from leerlijn.site.backup.making import make_backup, name_at, shortcomings
from leerlijn.site.backup.room import no_room, said_full
from leerlijn.site.command import Command, Outcome, Report


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target", type=Path, metavar="FILE", help="the file to write, or a folder that gets one named by now"
    )
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="a second file with the keys, to be kept elsewhere"
    )


def backup(said: Namespace) -> Report:
    at = clock.now()
    target = said.target / name_at(at) if said.target.is_dir() else said.target
    try:
        made = make_backup(target, at=at, told=lambda table: sys.stderr.write(f"{table}\n"))
        keys = write_keys(settings.DATA, said.keys) if said.keys else None
    except Wrong as wrong:
        return Report([wrong.sentence], outcome=Outcome.NO)
    except (OSError, DatabaseError) as error:
        if not no_room(error):
            raise
        return Report([said_full(target.parent)], outcome=Outcome.NO)
    report: list[Said] = [
        Sentence(
            "{file} holds {rows} rows and {files} files, as they were at {moment}.",
            file=str(target),
            rows=made.rows,
            files=made.files.count,
            moment=localtime(at),
        ),
        about_keys(said.keys, keys),
        *shortcomings(lost=made.files.lost, damaged=made.files.damaged),
    ]
    data = {"file": str(target), "manifest": made.as_data()}
    return Report(report, data, outcome=Outcome.IN_PART if made.is_in_part else Outcome.DONE)


def about_keys(target: Path | None, how_many: int | None) -> Sentence:
    if target is None:
        return Sentence("The keys are not in it: write them to a file for another place, by --keys.")
    return Sentence(
        "{file} holds the keys: {count}. Keep it in another place than the backup.",
        file=str(target),
        count=how_many or 0,
    )


COMMAND = Command("copy database and files to one file, while everybody works on", backup, arguments)
