"""A link by mail with which somebody from outside signs in, once; asked for by address.

Whoever asks learns nothing: neither who has the address, nor whether a letter went.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.links import token_from
from leerlijn.foundation.people.models import Account, MailLink, Person
from leerlijn.foundation.people.queries import people_with_address
from leerlijn.kernel.chain import digest
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, all_of

AGAIN_AFTER = timedelta(minutes=5)
"""A second letter goes no sooner: nobody fills the mailbox of another, whose first link still counts."""
KEPT_FOR = timedelta(days=1)
SOMEBODY = Actor(pseudonym="", name="", channel="link")


def ask_for_link(email: str, *, at: datetime) -> None:
    """A letter for everybody who has this address; what it says, they read there."""
    with transaction.atomic():
        MailLink.objects.filter(made_at__lt=at - KEPT_FOR).delete()
        for person in people_with_address(email):
            _ask(person, at=at)


def _ask(person: Person, *, at: datetime) -> None:
    just = MailLink.objects.filter(person=person, used_at=None, made_at__gt=at - AGAIN_AFTER)
    if just.exists():
        return
    asked = MailLink(person=person, nonce=secrets.token_hex(16), made_at=at)
    asked.digest = digest(token_of(asked))
    asked.save(force_insert=True)
    about = f"person:{person.pseudonym}"
    record(f"mail-link:{asked.pk}", "ask-mail-link", by=SOMEBODY, at=at, about=about)


def token_of(link: MailLink) -> str:
    """What the address in the letter ends in."""
    return token_from("mail-link", link.nonce)


def mail_link_with(token: str, *, at: datetime) -> MailLink | Denied:
    """The link as it is looked at; nothing changes by that."""
    link = MailLink.objects.select_related("person").filter(digest=digest(token)).first()
    fits = guards.link_counts(link, at=at)
    return guards.COUNTS_NO_MORE if link is None or isinstance(fits, Denied) else link


def use_link(token: str, *, at: datetime) -> Account | Denied:
    """The account of whoever has the letter; from now on none of their links counts any more."""
    with transaction.atomic():
        held = MailLink.objects.select_for_update(of=("self",)).select_related("person")
        link = held.filter(digest=digest(token)).first()
        fits = guards.link_counts(link, at=at)
        if link is None or isinstance(fits, Denied):
            return guards.COUNTS_NO_MORE
        person = link.person
        fits = all_of(guards.comes_by_mail(person, on=day_of(at)), guards.has_no_closed_account(person))
        if isinstance(fits, Denied):
            return fits
        MailLink.objects.filter(person=person, used_at=None).update(used_at=at)
        record(subject(person), "use-mail-link", by=SOMEBODY, at=at)
        return _account_of(person, at=at)


def _account_of(person: Person, *, at: datetime) -> Account:
    """Theirs, or a new one that no password opens."""
    known = Account.objects.select_related("person__merged_into").filter(person=person).first()
    if known:
        return known
    name = person.email.lower()
    if len(name) > guards.LONGEST_NAME or not guards.account_name_is_free(name):
        name = f"guest-{person.pseudonym}"
    account = Account(name=name, person=person)
    account.set_unusable_password()
    account.save(force_insert=True)
    record(subject(person), "open-account", by=SOMEBODY, at=at, payload={"account": name})
    return Account.objects.select_related("person__merged_into").get(pk=account.pk)
