"""The letter to whoever asked for a link to sign in: with the link, or how they sign in instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.urls import reverse

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.mailing import mail_in
from leerlijn.foundation.notices.texts import Placeholder, TextKind
from leerlijn.foundation.people.actions.mail_links import token_of
from leerlijn.foundation.people.guards import COUNTS_FOR, comes_by_mail, has_no_closed_account
from leerlijn.foundation.people.models import MailLink
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, all_of

NAME = Placeholder(
    "name", Text(nl="wie de brief krijgt", en="who gets the letter"), example=Text(nl="Sanne", en="Sanne")
)
ADDRESS = Placeholder(
    "address",
    Text(nl="het adres van de pagina", en="the address of the page"),
    example=Text(nl="https://leerlijn.example/sign-in/…", en="https://leerlijn.example/sign-in/…"),
)
LINK = TextKind(
    key="sign-in-link",
    title=Text(nl="inloggen met een link", en="signing in with a link"),
    ours=Text(
        nl="Beste {name},\n\nLog hier in bij Leerlijn:\n\n{address}\n\nDoor de pagina te openen gebeurt er "
        "niets; dat doet de knop erop. De link werkt één keer, {minutes} minuten lang.\n\n"
        "Vroeg jij dit niet? Gooi deze mail weg: dan gebeurt er niets.",
        en="Dear {name},\n\nSign in to Leerlijn here:\n\n{address}\n\nOpening the page does nothing; the "
        "button on it does. The link counts once, for {minutes} minutes.\n\n"
        "Was it not you who asked? Throw this mail away: nothing happens.",
    ),
    placeholders=(
        NAME,
        ADDRESS,
        Placeholder(
            "minutes",
            Text(nl="hoeveel minuten de link werkt", en="for how many minutes the link counts"),
            example=Text(nl="15", en="15"),
        ),
    ),
    subject=Text(nl="Je link om in te loggen", en="Your link to sign in"),
    in_subject=(),
)
NO_LINK = TextKind(
    key="sign-in-otherwise",
    title=Text(nl="inloggen zonder link", en="signing in without a link"),
    ours=Text(
        nl="Beste {name},\n\nIemand vroeg met dit adres om een link om in te loggen bij Leerlijn. "
        "{why}\n\nZo log je wel in:\n\n{address}\n\nVroeg jij dit niet? Dan hoef je niets te doen.",
        en="Dear {name},\n\nSomebody asked with this address for a link to sign in to Leerlijn. "
        "{why}\n\nThis is where you sign in:\n\n{address}\n\nWas it not you? Then you need to do nothing.",
    ),
    placeholders=(
        NAME,
        ADDRESS,
        Placeholder(
            "why",
            Text(nl="waarom er geen link is", en="why there is no link"),
            example=Text(
                nl="Je werkt hier, dus je logt in met je eigen account, niet met een link.",
                en="You work here, so you sign in with your own account, not with a link.",
            ),
        ),
    ),
    subject=Text(nl="Zo log je in bij Leerlijn", en="How you sign in to Leerlijn"),
    in_subject=(),
)


def letter_about_link(link: MailLink) -> EmailMultiAlternatives:
    person, on = link.person, day_of(link.made_at)
    language, opens = language_of(person), all_of(comes_by_mail(person, on=on), has_no_closed_account(person))
    values = {"name": person.name}
    if isinstance(opens, Denied):
        kind = NO_LINK
        values |= {
            "why": render(opens.reason, language),
            "address": settings.BASE_URL + reverse("people:sign-in"),
        }
    else:
        kind = LINK
        minutes = int(COUNTS_FOR.total_seconds()) // 60
        address = settings.BASE_URL + reverse("people:link", args=[token_of(link)])
        values |= {"minutes": str(minutes), "address": address}
    return mail_in(kind, language, values, to=person.email, number=f"mail-link-{link.pk}", on=on)


@task
def write_letters_about_links(entries: list[int]) -> None:
    """`entries` are keys of entries about links. A letter that went is not sent again."""
    send_each(_letters(entries))


def _letters(entries: list[int]) -> Iterator[Outgoing]:
    for entry in Entry.objects.filter(pk__in=entries, act="ask-mail-link").order_by("pk"):
        asked = MailLink.objects.select_related("person").exclude(person__email="")
        for link in asked.filter(pk=int(entry.subject.partition(":")[2]), sent_at=None, used_at=None):
            went = partial(MailLink.objects.filter(pk=link.pk).update, sent_at=entry.at)
            yield Outgoing(f"mail link {link.pk}", letter_about_link(link), went)
