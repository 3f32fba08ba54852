"""`leerlijn import-staff FILE`: the staff as HR delivers it, with a report on every line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.utils.timezone import localdate

from leerlijn.foundation.people.imports.report import Change, Missing, StaffReport, sentences_of
from leerlijn.foundation.people.imports.staff import import_staff
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Incomplete
from leerlijn.site import clock, moving, wiring
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the export: CSV with semicolons, or xlsx")
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=date.fromisoformat,
        help="the day that the list is about (default: today)",
    )


def run(said: Namespace) -> Report:
    done = taken_over(said.file, on=said.on, dry_run=said.dry_run)
    if isinstance(done, Incomplete):
        return Report(list(done.errors.values()), outcome=Outcome.NO)
    moves = would_move(said.file, on=said.on) if said.dry_run and not done.says_nothing_new else []
    outcome = Outcome.IN_PART if done.rejected else Outcome.DONE
    data = {**as_data(done), "moves": [_move(each) for each in moves]}
    return Report([*sentences_of(done), *moving.sentences_of(moves)], data, outcome)


def would_move(path: Path, *, on: date | None) -> list[moving.Moved]:
    at = clock.now()
    with path.open("rb") as file:
        return moving.rehearsed(lambda: _take_over(file, on=on, at=at, dry_run=False), at=at)


def taken_over(path: Path, *, on: date | None, dry_run: bool) -> StaffReport | Incomplete:
    """The import and what follows from it elsewhere, in one transaction."""
    try:
        file = path.open("rb")
    except OSError:
        return Incomplete({"file": Sentence("The file {file} cannot be opened.", file=str(path))})
    with file, transaction.atomic():
        return _take_over(file, on=on, at=clock.now(), dry_run=dry_run)


def _take_over(file: BinaryIO, *, on: date | None, at: datetime, dry_run: bool) -> StaffReport | Incomplete:
    by = operator()
    report = import_staff(file, actor=by, at=at, on=on or localdate(at), dry_run=dry_run)
    if isinstance(report, StaffReport) and not dry_run:
        wiring.after_staff_import(report, actor=by, at=at)
    return report


def as_data(report: StaffReport) -> Mapping[str, object]:
    """The report for programs: counts, and whatever somebody has to look at. Days as 2026-12-31."""
    return {
        "file": report.sha256,
        "dry_run": report.dry_run,
        "created": len(report.created),
        "changed": len(report.changed),
        "unchanged": len(report.unchanged),
        "rejected": _rejected(report),
        "duplicates": [
            {"line": each.line, "number": each.number, "same_as": each.same_as} for each in report.duplicates
        ],
        "changes": [
            {"line": line.line, "number": line.number, **_change(change)}
            for line in report.changed
            for change in line.changes
        ],
        "questions": [
            {"line": each.line, "number": each.number, "kind": each.kind, "said": _in_words(each.said)}
            for each in report.questions
        ],
        "missing": [{"number": each.number, "name": each.name} for each in report.missing],
        "missing_appointments": _appointments(report.missing_appointments),
    }


def _move(each: moving.Moved) -> Mapping[str, object]:
    (state, day), (new_state, new_day) = each.before, each.after
    return {
        "case": each.case,
        "number": each.number,
        "state": {"from": state, "to": new_state},
        "due_on": {"from": _plain(day), "to": _plain(new_day)},
        "told": list(each.told),
    }


def _rejected(report: StaffReport) -> list[Mapping[str, object]]:
    """One for every wrong cell; a line can have several."""
    return [
        {
            "line": fault.line,
            "number": line.number,
            "column": fault.column,
            "value": fault.value,
            "reason": _in_words(fault.reason),
        }
        for line in report.rejected
        for fault in line.faults
    ]


def _change(change: Change) -> Mapping[str, object]:
    return {"column": change.column, "from": _plain(change.before), "to": _plain(change.after)}


def _appointments(missing: Sequence[Missing]) -> list[Mapping[str, object]]:
    return [
        {
            "number": each.number,
            "name": each.name,
            "unit": each.unit,
            "profile": each.profile,
            "starts_on": _plain(each.starts_on),
        }
        for each in missing
    ]


def _in_words(said: Said) -> str:
    return render(said, language_of_terminal())


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


COMMAND = Command("take over the staff as HR delivers it", run, arguments)
