"""`leerlijn undo-import-staff`: takes the newest list of staff back, with a report on what stays and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from leerlijn.foundation.people.imports.undo_report import UndoReport, sentences_of
from leerlijn.foundation.people.queries.lists import newest_import
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Outdated
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal
from leerlijn.site.operator import operator
from leerlijn.site.undoing import undo_list


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")


def run(said: Namespace) -> Report:
    newest = newest_import()
    if newest is None:
        return Report([Sentence("There is no list of staff to undo.")], outcome=Outcome.NO)
    done = undo_list(newest.pk, actor=operator(), at=clock.now(), dry_run=said.dry_run)
    if isinstance(done, Denied | Outdated):
        return Report([done.reason], outcome=Outcome.NO)
    outcome = Outcome.IN_PART if done.kept else Outcome.DONE
    return Report(list(sentences_of(done)), as_data(done), outcome)


def as_data(report: UndoReport) -> Mapping[str, object]:
    """The report for programs."""
    return {
        "file": report.list.file,
        "dry_run": report.dry_run,
        "appointments": report.appointments,
        "people": {"gone": report.gone, "known": report.known, "returned": len(report.returned)},
        "departments": {"gone": report.gone_departments, "known": report.known_departments},
        "kept": [
            {"number": each.number, "reason": render(each.reason, language_of_terminal())}
            for each in report.kept
        ],
    }


COMMAND = Command("undo the newest list of staff that was taken over", run, arguments)
