"""`leerlijn check`: what is wrong with this installation, and what could be stronger, in sentences."""

from __future__ import annotations

from argparse import Namespace

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.hardening import weak_settings
from leerlijn.site.inspection import complaints


def check(_: Namespace) -> Report:
    """What is only weak does not make it a no."""
    wrong, weak = complaints(), weak_settings()
    said: list[Said] = [*wrong, *(Sentence("Weak: {what}", what=each) for each in weak)]
    data = {"wrong": len(wrong), "weak": len(weak)}
    if wrong:
        return Report(said, data, outcome=Outcome.NO)
    return Report([Sentence("Nothing is wrong."), *said], data)


COMMAND = Command("say what is wrong with settings, database, procedures and permissions", check)
