"""`leerlijn token NAME`: a key to the API for the person behind an account, shown once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import timedelta

from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.guards import LASTS, LONGEST
from leerlijn.foundation.people.queries import account_by_name
from leerlijn.kernel.factors import Scope
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the account, as its person signs in")
    parser.add_argument("--label", default="", help="what the key is for")
    parser.add_argument(
        "--scope",
        action="append",
        choices=[each.value for each in Scope],
        help="how much it may do; each holds those before it (default: act)",
    )
    parser.add_argument(
        "--days",
        type=int,
        default=LASTS.days,
        help="how long it lasts, at most a year (default %(default)s)",
    )


def token(said: Namespace) -> Report:
    account = account_by_name(said.name)
    if account is None or not account.is_active:
        return Report([Sentence("There is no account {name}.", name=said.name)], outcome=Outcome.NO)
    if not 1 <= said.days <= LONGEST.days:
        raise ValueError(f"a key lasts at least one day, and at most {LONGEST.days}")
    scope = max((Scope(each) for each in said.scope or [Scope.ACT]), key=list(Scope).index)
    made = make_token(
        account.person,
        label=said.label,
        scope=scope,
        lasts=timedelta(days=said.days),
        by=operator(),
        at=clock.now(),
    )
    data = {
        "token": made.secret,
        "name": account.name,
        "scope": scope.value,
        "expires_at": made.token.expires_at.isoformat(),
    }
    return Report([Text(nl=made.secret, en=made.secret)], data)


COMMAND = Command("make a key to the API for a person; it is shown once", token, arguments)
