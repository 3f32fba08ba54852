"""`leerlijn erase`: takes somebody out of all that may let them go, and says what stays and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import (
    account_by_name,
    person_by_pseudonym,
    person_known_as,
    who_stays,
)
from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report, language_of_terminal
from leerlijn.site.erasing.erasing import erase
from leerlijn.site.erasing.lines import as_data, sentences_of
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "person", metavar="PERSON", help="a personnel number, mail address, name of an account or pseudonym"
    )
    parser.add_argument("--reason", default="", help="why, without saying who: this stays in the journal")
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")


def run(said: Namespace) -> Report:
    person = find(said.person)
    if person is None:
        return Report(
            [Sentence("Nobody is known as {person}, or several people are.", person=said.person)],
            outcome=Outcome.NO,
        )
    if not said.dry_run and not said.reason.strip():
        raise ValueError("say why with --reason, without saying who: it stays in the journal")
    done = erase(
        person,
        data_map,
        reason=said.reason.strip(),
        by=operator(),
        at=clock.now(),
        dry_run=said.dry_run,
    )
    if isinstance(done, Denied):
        return Report([done.reason], outcome=Outcome.NO)
    outcome = Outcome.DONE if done.is_swept else Outcome.IN_PART
    return Report(sentences_of(done), as_data(done, language_of_terminal()), outcome)


def find(known: str) -> Person | None:
    account = account_by_name(known)
    if account:
        return who_stays(account.person)
    return person_known_as(known) or person_by_pseudonym(known)


COMMAND = Command("erase a person, and say what stays and why", run, arguments)
