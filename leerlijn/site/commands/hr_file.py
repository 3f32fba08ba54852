"""`leerlijn hr-file FILE`: how the duty of everybody stands, for the system of HR."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from django.utils.timezone import localdate

from leerlijn.domains.qualification.figures.for_hr import HrLine, hr_lines, hr_sheet
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.ui.sheets import KINDS, as_csv, as_xlsx
from leerlijn.kernel.sentence import Counted, Sentence
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write: .xlsx or .csv")
    parser.add_argument(
        "--since",
        metavar="DATE",
        type=date.fromisoformat,
        help="only of whom something changed on that day or later",
    )


def run(said: Namespace) -> Report:
    path: Path = said.file
    kind = path.suffix.removeprefix(".")
    if kind not in KINDS:
        raise ValueError(f"{path} ends in neither .xlsx nor .csv")
    if path.exists():
        there = Sentence("There is a file {file} already: choose another name.", file=str(path))
        return Report([there], outcome=Outcome.NO)
    lines: list[HrLine] = list(hr_lines(Case.objects.all(), since=said.since))
    sheet = hr_sheet(lines, since=said.since, on=localdate(clock.now()), by=operator().name)
    if kind == "csv":
        path.write_text("".join(as_csv(sheet, language_of_terminal())), encoding="utf-8", newline="")
    else:
        with as_xlsx(sheet, language_of_terminal()) as made, path.open("xb") as file:
            shutil.copyfileobj(made, file)
    told = Counted(
        "{file} holds {count} person.", "{file} holds {count} people.", count=len(lines), file=str(path)
    )
    return Report([told], {"file": str(path), "people": len(lines)})


COMMAND = Command("write how everybody's duty stands to a file for HR", run, arguments)
