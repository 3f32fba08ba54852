"""`leerlijn init`: an empty database with the institution and one administrator."""

from __future__ import annotations

from argparse import Namespace

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import localdate

from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.accounts import FirstPassword, open_account
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused, granted
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.operator import operator
from leerlijn.site.schema import bring_up_to_date

NAME = "administrator"


def init(_: Namespace) -> Report:
    if settings.DEMO:
        here = Sentence("This is a demonstration (LEERLIJN_DEMO): there are no real people here.")
        return Report([here], outcome=Outcome.NO)
    bring_up_to_date(connection)
    empty = guards.nobody_is_known_yet()
    if isinstance(empty, Denied):
        return Report([empty.reason], outcome=Outcome.NO)
    try:
        with transaction.atomic():
            opened = begin()
    except Refused as refused:
        reason = refused.refusal
        return Report([reason.reason] if isinstance(reason, Denied) else [], outcome=Outcome.NO)
    said = Sentence(
        "Sign in as {name} with the password {password}: it works once, to choose your own.",
        name=NAME,
        password=opened.password,
    )
    return Report([said], {"name": NAME, "password": opened.password})


def begin() -> FirstPassword:
    """The root of the tree, somebody who may fill it, the criteria, and the key that signs certificates."""
    by, at = operator(), clock.now()
    name = Text(nl=settings.INSTITUTION_NL, en=settings.INSTITUTION_EN)
    institution = granted(
        add_unit(Unit.Kind.INSTITUTION, code="institution", name=name, starts_on=localdate(at), by=by, at=at)
    )
    person = granted(add_person(given_name="Administrator", family_name="", by=by, at=at))
    role = Membership.Role.ADMINISTRATOR
    granted(appoint(person, role, institution, starts_on=localdate(at), by=by, at=at))
    for framework in shipped_frameworks():
        granted(publish_framework(framework, actor=by, at=at))
    make_signing_key(at=at, by=by)
    return granted(open_account(NAME, person, by=by, at=at))


COMMAND = Command("begin: the tables, the institution, and one administrator", init)
