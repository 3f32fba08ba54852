"""A small university with people in it, for tests about who may act as what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.accounts import open_demo_account
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Account, Membership, Person, Unit
from leerlijn.foundation.people.queries import token_with
from leerlijn.kernel.sentence import Text

AT = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)
ON = date(2026, 10, 12)
SINCE = date(2020, 1, 1)
SETTING_UP = Actor(pseudonym="0" * 16, name="set-up", channel="command")
PASSWORD = "seven wet bicycles"
Role = Membership.Role


@dataclass(frozen=True)
class House:
    """An institution with two faculties, one of which has a department."""

    institution: Unit
    water: Unit
    hydrology: Unit
    law: Unit


def built() -> House:
    institution = unit(Unit.Kind.INSTITUTION, "NU")
    water = unit(Unit.Kind.FACULTY, "water", institution)
    hydrology = unit(Unit.Kind.DEPARTMENT, "hydrology", water)
    return House(institution, water, hydrology, unit(Unit.Kind.FACULTY, "law", institution))


def unit(kind: Unit.Kind, code: str, parent: Unit | None = None) -> Unit:
    name = Text(nl=f"{code} (nl)", en=code)
    return add_unit(kind, code=code, name=name, parent=parent, starts_on=SINCE, by=SETTING_UP, at=AT)


def somebody(name: str, **known) -> Person:
    given, _, family = name.partition(" ")
    return add_person(given_name=given, family_name=family, by=SETTING_UP, at=AT, **known)


def holds(person: Person, role: Role, where: Unit, *, since: date = SINCE, until: date | None = None):
    return appoint(person, role, where, starts_on=since, ends_on=until, by=SETTING_UP, at=AT)


def person_of_token(secret: str, *, at: datetime) -> Person | None:
    """Whom a program calls as with this key; nobody where it opens nothing."""
    token = token_with(secret, at=at)
    return token.person if token else None


def account_of(person: Person, name: str, *, password: str = PASSWORD, first: bool = False) -> Account:
    """An account as it is once a password was chosen."""
    account = Account(name=name, person=person, is_first_password=first)
    account.set_password(password)
    account.save()
    return account


def card_of(person: Person, name: str, *, order: int = 1, **other) -> Account:
    """A place in the demonstration."""
    title = Text(nl=f"rol van {name}", en=f"role of {name}")
    says = Text(nl="Heeft iets te doen.", en="Has something to do.")
    return open_demo_account(name, person, title=title, says=says, order=order, by=SETTING_UP, at=AT, **other)
