"""Opening accounts: with a password for people, with a card for the demonstration."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.people import subject as subject_of
from leerlijn.foundation.people.actions.visits import stop_keys, stop_visits
from leerlijn.foundation.people.models import Account, Appointment, Person, SignOn
from leerlijn.foundation.people.queries import who_stays
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, all_of

NO_GROUP = Text(nl="", en="")
UNKNOWN = Sentence(
    "Your institution knows you, but HR's list here does not have your personnel number. "
    "Ask the functional administrator."
)


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
        record(subject_of(account.person), "open-account", by=by, at=at, payload=said)
        return account


def link_sign_on(number: str, *, issuer: str, subject: str, at: datetime) -> Account | Denied:
    """From now on this `sub` opens the account of whom HR knows by this number; whoever has none gets one.

    The account has no password: an administrator can give one.
    """
    with transaction.atomic():
        person = _known_to_hr(number)
        if person is None:
            return Denied(UNKNOWN)
        held = Account.objects.select_for_update(of=("self",)).select_related("person__merged_into")
        account = held.filter(person=person).first()
        is_new = account is None
        if account is None:
            account = Account(name=number, person=person)
            account.set_unusable_password()
        fits = all_of(
            guards.is_no_demonstration(),
            guards.is_open(account),
            guards.account_name_is_free(number) if is_new else ALLOWED,
            guards.is_linked_to_nobody_else(account, issuer, subject),
            guards.has_not_left(person, on=localdate(at)),
        )
        if isinstance(fits, Denied):
            return fits
        if is_new:
            account.save(force_insert=True)
        known = SignOn.objects.filter(account=account, issuer=issuer, subject=subject)
        if known.exists():  # in another window, while this one waited
            return account
        SignOn.objects.create(account=account, issuer=issuer, subject=subject, linked_at=at)
        themselves = Actor(pseudonym=person.pseudonym, name=person.name, channel="page")
        said = {"account": account.name, "issuer": issuer, "is_new": is_new}
        record(subject_of(person), "link-sign-on", by=themselves, at=at, payload=said)
        return account


def unlink_sign_on(account_id: int, *, reason: str, by: Actor, at: datetime) -> Account | Denied:
    """The `sub` of now opens nothing any more, and every visit ends. The next one is linked anew."""
    with transaction.atomic():
        account = _held(account_id)
        fits = all_of(guards.is_not_their_own(account, by), guards.is_linked(account))
        if isinstance(fits, Denied):
            return fits
        SignOn.objects.filter(account=account).delete()
        stop_visits(account.person_id)
        record(subject_of(account.person), "unlink-sign-on", by=by, at=at, payload={"reason": reason})
        return account


def _known_to_hr(number: str) -> Person | None:
    """As who stays, where two were merged; nobody else changes them meanwhile.

    Only who has an appointment: somebody from outside has a number of our own making, which may be HR's
    number of somebody else.
    """
    held = Person.objects.select_for_update(of=("self",)).select_related("merged_into")
    found = held.filter(number=number).first()
    stays = who_stays(found) if found else None
    return stays if stays and Appointment.objects.filter(person=stays).exists() else None


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
        record(subject_of(account.person), "choose-password", by=by, at=at)
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
        record(subject_of(account.person), "renew-password", by=by, at=at, payload={"account": account.name})
        return FirstPassword(account, password)


def close_account(account_id: int, *, by: Actor, at: datetime) -> Account | Denied:
    """Nobody can sign in with it any more; its visits, its keys and every link in a letter end at once.

    Whoever opens it again opens nothing of before.
    """
    with transaction.atomic():
        account = _held(account_id)
        fits = guards.is_not_their_own(account, by)
        if isinstance(fits, Denied):
            return fits
        if account.is_active:
            account.is_active = False
            account.save(update_fields=["is_active"])
            stop_visits(account.person_id)
            said = {"keys": stop_keys(account.person_id, at=at)}
            record(subject_of(account.person), "close-account", by=by, at=at, payload=said)
        return account


def _held(account_id: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
