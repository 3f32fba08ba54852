"""`leerlijn import-budget FILE`: a budget sheet, every published total beside the computed one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from leerlijn.domains.agreements.imports.budget import BudgetReport, Figure, import_budget
from leerlijn.domains.agreements.queries.rounds import chosen, rounds
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Incomplete
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the sheet: CSV with semicolons, or xlsx")
    parser.add_argument("--round", metavar="YEARS", required=True, help="which agreements, such as 2019-2024")
    parser.add_argument(
        "--as-published", action="store_true", help="keep wrong totals too: it was published so elsewhere"
    )
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")


def run(said: Namespace) -> Report:
    done = taken_in(said.file, round=said.round, as_published=said.as_published, dry_run=said.dry_run)
    if isinstance(done, Incomplete):
        return Report(list(done.errors.values()), outcome=Outcome.NO)
    outcome = Outcome.NO if done.is_refused else Outcome.IN_PART if done.rejected else Outcome.DONE
    return Report(list(done.sentences), as_data(done), outcome)


def taken_in(path: Path, *, round: str, as_published: bool, dry_run: bool) -> BudgetReport | Incomplete:
    known = rounds()
    asked = chosen(known, round)
    if asked is None:
        keys = tuple(each.key for each in known)
        return Incomplete(
            {"round": Sentence("There is no round “{key}”. Known are {keys}.", key=round, keys=keys)}
        )
    try:
        file = path.open("rb")
    except OSError:
        return Incomplete({"file": Sentence("The file {file} cannot be opened.", file=str(path))})
    with file:
        return import_budget(
            file,
            name=path.name,
            round=asked,
            actor=operator(),
            at=clock.now(),
            as_published=as_published,
            dry_run=dry_run,
        )


def as_data(report: BudgetReport) -> Mapping[str, object]:
    """The report for programs; amounts in cents."""
    return {
        "file": report.sha256,
        "dry_run": report.dry_run,
        "was_known": report.was_known,
        "refused": report.is_refused,
        "figures": len(report.figures),
        "totals": [_total(each) for each in report.totals],
        "rejected": [
            {
                "line": fault.line,
                "column": fault.column,
                "value": fault.value,
                "reason": render(fault.reason, language_of_terminal()),
            }
            for fault in report.rejected
        ],
    }


def _total(each: Figure) -> Mapping[str, object]:
    return {
        "line": each.line,
        "holder": each.holder_code or None,
        "measure": each.measure or None,
        "theme": each.theme or None,
        "year": each.year,
        "published": each.amount.cents,
        "computed": each.computed.cents if each.computed is not None else None,
        "difference": each.difference.cents,
    }


COMMAND = Command("take in a budget sheet as it was published", run, arguments)
