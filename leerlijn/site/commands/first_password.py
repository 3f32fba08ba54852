"""`leerlijn first-password NAME`: for whoever lost theirs where nobody else can give one; shown once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leerlijn.foundation.people.actions.accounts import renew_password
from leerlijn.foundation.people.queries import account_by_name
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the account, as its person signs in")


def first_password(said: Namespace) -> Report:
    account = account_by_name(said.name)
    if account is None:
        return Report([Sentence("There is no account {name}.", name=said.name)], outcome=Outcome.NO)
    given = renew_password(account.pk, by=operator(), at=clock.now())
    if isinstance(given, Denied):
        return Report([given.reason], outcome=Outcome.NO)
    opened = Sentence(
        "Sign in as {name} with the password {password}: it works once, to choose your own.",
        name=given.account.name,
        password=given.password,
    )
    return Report([opened], {"name": given.account.name, "password": given.password})


COMMAND = Command("give an account a first password; it is shown once", first_password, arguments)
