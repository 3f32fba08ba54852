"""`leerlijn migrate`: the tables of this version, with the triggers that guard them."""

from __future__ import annotations

from argparse import Namespace

from django.db import connection

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.schema import bring_up_to_date, out_of_date


def migrate(_: Namespace) -> Report:
    bring_up_to_date(connection)
    wrong = list(out_of_date(connection))
    if wrong:
        return Report(wrong, outcome=Outcome.NO)
    return Report([Sentence("The tables are those of this version, and every guard is in its place.")])


COMMAND = Command("bring the database to this version", migrate)
