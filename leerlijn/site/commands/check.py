"""`leerlijn check`: what is wrong with this installation, in sentences."""

from __future__ import annotations

from argparse import Namespace

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.inspection import complaints


def check(_: Namespace) -> Report:
    wrong = complaints()
    if wrong:
        return Report(wrong, outcome=Outcome.NO)
    return Report([Sentence("Nothing is wrong.")])


COMMAND = Command("say what is wrong with settings, database, procedures and permissions", check)
