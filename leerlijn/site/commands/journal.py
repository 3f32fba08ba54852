"""`leerlijn journal export` and `leerlijn journal verify`: the journal, to check it here or elsewhere."""

from __future__ import annotations

import json
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from leerlijn.foundation.journal.export import export_lines
from leerlijn.foundation.journal.verification import verify
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.command import Command, Outcome, Report


def arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    export = what.add_parser("export", help="write the whole journal as JSON lines (docs/journal.md)")
    export.add_argument("--output", type=Path, help="the file to write (default: standard output)")
    check = what.add_parser("verify", help="name the first entry that was changed or is gone")
    check.add_argument("--known", default="", help="the hash of an anchor or entry that must be there")
    for each in (export, check):
        each.add_argument(
            "--format", choices=["text", "json"], default=SUPPRESS, help="how to write the report"
        )


def journal(said: Namespace) -> Report:
    if said.what == "verify":
        return verify_journal(said.known)
    if said.output is None and said.format == "json":
        raise ValueError("the journal and the report cannot both go to standard output: say --output FILE")
    return export_journal(said.output)


def export_journal(output: Path | None) -> Report:
    """The lines go out one by one, so that a large journal needs no memory."""
    with output.open("w", encoding="ascii") if output else nullcontext(sys.stdout) as out:
        how_many = written_to(out)
    if output is None:
        return Report()
    done = Sentence("The journal is in {file}: {count} lines.", file=str(output), count=how_many)
    return Report([done], {"file": str(output), "lines": how_many})


def written_to(out: TextIO) -> int:
    how_many = 0
    for line in export_lines():
        out.write(f"{json.dumps(line)}\n")
        how_many += 1
    return how_many


def verify_journal(known: str) -> Report:
    broken = verify(known=known)
    if broken:
        return Report([broken], outcome=Outcome.NO)
    return Report([Sentence("The journal is whole.")])


COMMAND = Command("write the journal for others to check, or check it", journal, arguments)
