"""`leerlijn import-tracks FILE`: running tracks and earlier papers from the sheet of an office."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from leerlijn.domains.qualification.imports.office_report import OfficeReport, sentences_of
from leerlijn.domains.qualification.imports.taking_over import take_over_office
from leerlijn.domains.qualification.imports.tracks import COLUMNS
from leerlijn.foundation.people.queries import account_by_name, standing_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Incomplete
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the sheet: CSV with semicolons, or xlsx")
    parser.add_argument(
        "--by", metavar="NAME", required=True, help="the account of the coordinator or HR who answers for it"
    )
    parser.add_argument(
        "--source", metavar="WORDS", default="", help="which administration it was (default: the file's name)"
    )
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")
    parser.epilog = f"The first line of the sheet names its columns, in any order: {_columns()}."


def _columns() -> str:
    return "; ".join(f"“{each.name.nl}” or “{each.name.en}”, {each.says.en}" for each in COLUMNS.values())


def run(said: Namespace) -> Report:
    return taken_over(said)


def taken_over(said: Namespace, *, back: bool = False) -> Report:
    account, at = account_by_name(said.by), clock.now()
    if account is None or not account.is_active:
        return Report([Sentence("There is no account {name}.", name=said.by)], outcome=Outcome.NO)
    try:
        file = said.file.open("rb")
    except OSError:
        cannot = Sentence("The file {file} cannot be opened.", file=str(said.file))
        return Report([cannot], outcome=Outcome.NO)
    with file:
        done = take_over_office(
            file,
            source=said.source or said.file.stem,
            by=standing_of(account.person_id, on=day_of(at)),
            at=at,
            dry_run=said.dry_run,
            channel="command",
            back=back,
        )
    if isinstance(done, Incomplete):
        return Report(list(done.errors.values()), outcome=Outcome.NO)
    outcome = Outcome.IN_PART if done.rejected else Outcome.DONE
    return Report(list(sentences_of(done)), as_data(done), outcome)


def as_data(report: OfficeReport) -> Mapping[str, object]:
    """The report for programs."""
    return {
        "file": report.sha256,
        "dry_run": report.dry_run,
        "created": len(report.created),
        "unchanged": len(report.unchanged),
        "filled_in": 0 if report.back else len(report.changed),
        "taken_back": len(report.changed) if report.back else 0,
        "rejected": [
            {
                "line": fault.line,
                "number": each.number,
                "column": fault.column,
                "value": fault.value,
                "reason": render(fault.reason, language_of_terminal()),
            }
            for each in report.rejected
            for fault in each.faults
        ],
        "cases": [{"line": each.line, "case": each.case} for each in report.created if each.case],
    }


COMMAND = Command("take over running tracks and earlier papers from a sheet", run, arguments)
