# ruff: noqa: N999  # it is called as its command
"""`leerlijn import FOLDER`: an export taken into an empty place, and the proof that all of it came."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.backup.forms import EXPORT
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.commands.restore import ask_who_was_erased, brought_back

NOBODY_COMES_IN = Sentence(
    "Nobody has a password, a passkey or an app with codes here: `leerlijn first-password NAME` gives a "
    "password."
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FOLDER", help="the folder that `leerlijn export` wrote")
    ask_who_was_erased(parser)
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="a file with keys that `leerlijn backup --keys` wrote"
    )


def run(said: Namespace) -> Report:
    report = brought_back(said.source, keys=said.keys, form=EXPORT, list_of_erased=said.erased)
    if report.outcome == Outcome.NO:
        return report
    return Report([*report.said, NOBODY_COMES_IN], report.data, report.outcome)


COMMAND = Command("take an export into an empty place, and verify it", run, arguments)
