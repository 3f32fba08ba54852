"""`leerlijn mail-returned`: takes a message of the mail server about a letter that did not arrive."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from leerlijn.foundation.notices.actions.posting import note_returned
from leerlijn.foundation.notices.bounces import bounce_in
from leerlijn.kernel.sentence import Sentence
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report


def arguments(parser: ArgumentParser) -> None:
    """The message comes on standard input, as a mail server hands it to a program."""


def run(_: Namespace) -> Report:
    bounce = bounce_in(sys.stdin.buffer.read())
    if bounce is None:
        return Report([Sentence("This message is not about a letter of ours that failed.")])
    if not note_returned(bounce.notice, bounce.number, bounce.diagnostic, at=clock.now()):
        return Report([Sentence("We know no sent letter with this number.")], outcome=Outcome.NO)
    return Report([Sentence("Noted: the functional administrator is asked for the right address.")])


COMMAND = Command("take a message about a letter that did not arrive, from standard input", run, arguments)
