"""Opening accounts: with a password for people, with a card for the demonstration."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.models import Account, Person
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, all_of

NO_GROUP = Text(nl="", en="")


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """A new account and the password that opens it once, to choose one of their own; told once."""

    account: Account
    password: str


def open_account(name: str, person: Person, *, by: Actor, at: datetime) -> FirstPassword | Denied:
    """An account with a first password, which must be replaced before anything else can be done with it."""
    real = guards.is_no_demonstration()
    if isinstance(real, Denied):
        return real
    password = secrets.token_urlsafe(12)
    account = Account(name=name, person=person, is_first_password=True)
    account.set_password(password)
    opened = _opened(account, by=by, at=at)
    return opened if isinstance(opened, Denied) else FirstPassword(opened, password)


def open_demo_account(
    name: str,
    person: Person,
    *,
    title: Text,
    says: Text,
    order: int,
    by: Actor,
    at: datetime,
    group: Text = NO_GROUP,
) -> Account | Denied:
    """An account that anybody may enter, with its card on the sign-in page; refused beside real people.

    `title` says who they are, `says` what waits for them, in one sentence each. Cards that follow each other
    and have one `group` stand under it.
    """
    refused = guards.is_a_demonstration()
    if isinstance(refused, Denied):
        return refused
    account = Account(
        name=name,
        person=person,
        card_order=order,
        card_group_nl=group.nl,
        card_group_en=group.en,
        card_title_nl=title.nl,
        card_title_en=title.en,
        card_says_nl=says.nl,
        card_says_en=says.en,
    )
    account.set_unusable_password()
    return _opened(account, by=by, at=at)


def _opened(account: Account, *, by: Actor, at: datetime) -> Account | Denied:
    with transaction.atomic():
        free = all_of(guards.account_name_is_free(account.name), guards.has_no_account(account.person))
        if isinstance(free, Denied):
            return free
        account.save(force_insert=True)
        said = {"account": account.name, "demonstration": account.card_order is not None}
        record(subject(account.person), "open-account", by=by, at=at, payload=said)
        return account


def choose_password(account_id: int, password: str, *, by: Actor, at: datetime) -> Account | Denied:
    """Their own password; every session that began with the one before ends."""
    fits = guards.password_is_long_enough(password)
    if isinstance(fits, Denied):
        return fits
    with transaction.atomic():
        account = _held(account_id)
        account.set_password(password)
        account.is_first_password = False
        account.save(update_fields=["password", "is_first_password"])
        record(subject(account.person), "choose-password", by=by, at=at)
        return account


def renew_password(account_id: int, *, by: Actor, at: datetime) -> FirstPassword | Denied:
    """A new first password: for whoever forgot theirs, and to open a closed account again.

    Every session that began with the one before ends.
    """
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        account = _held(account_id)
        fits = all_of(guards.is_no_demonstration(), guards.is_not_their_own(account, by))
        if isinstance(fits, Denied):
            return fits
        account.set_password(password)
        account.is_first_password = True
        account.is_active = True
        account.save(update_fields=["password", "is_first_password", "is_active"])
        record(subject(account.person), "renew-password", by=by, at=at, payload={"account": account.name})
        return FirstPassword(account, password)


def close_account(account_id: int, *, by: Actor, at: datetime) -> Account | Denied:
    """Nobody can sign in with it any more, and its sessions and tokens stop at once."""
    with transaction.atomic():
        account = _held(account_id)
        fits = guards.is_not_their_own(account, by)
        if isinstance(fits, Denied):
            return fits
        if account.is_active:
            account.is_active = False
            account.save(update_fields=["is_active"])
            record(subject(account.person), "close-account", by=by, at=at)
        return account


def _held(account_id: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
