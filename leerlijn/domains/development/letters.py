"""The two letters about a proposal: one with one link to sign it, and one that says what was signed.

They follow the record: written after what they tell about is saved, by whoever works in the background.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.urls import reverse

from leerlijn.domains.development.models import SigningLink
from leerlijn.domains.development.queries.requests import content_of, token_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.mailing import mail_in
from leerlijn.foundation.notices.texts import Placeholder, TextKind
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui import dates
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of

ABOUT_A_PROPOSAL = (
    Placeholder(
        "name",
        Text(nl="wie de brief krijgt", en="who gets the letter"),
        example=Text(nl="Sanne Voorbeeld", en="Sanne Voorbeeld"),
    ),
    Placeholder(
        "title",
        Text(nl="hoe het voorstel heet", en="what the proposal is called"),
        example=Text(nl="Differentiëren in de bovenbouw", en="Differentiation in the upper years"),
    ),
    Placeholder(
        "fingerprint",
        Text(nl="de vingerafdruk van de tekst", en="the fingerprint of the text"),
        example=Text(nl="3f2a-91c0-77de", en="3f2a-91c0-77de"),
    ),
    Placeholder(
        "address",
        Text(nl="het adres van de pagina", en="the address of the page"),
        example=Text(nl="https://leerlijn.example/sign/…", en="https://leerlijn.example/sign/…"),
    ),
)
UNTIL = Placeholder(
    "until",
    Text(nl="tot en met welke dag de link geldt", en="until which day the link counts"),
    example=Text(nl="14 december 2026", en="14 December 2026"),
)
SIGNED = Placeholder(
    "signed",
    Text(nl="op welke dag er getekend is", en="on which day it was signed"),
    example=Text(nl="1 december 2026", en="1 December 2026"),
)
IN_SUBJECT = tuple(each for each in ABOUT_A_PROPOSAL if each.key == "title")


PROPOSAL_SENT = TextKind(
    key="proposal-to-sign",
    title=Text(nl="een voorstel om te tekenen", en="a proposal to sign"),
    ours=Text(
        nl="Beste {name},\n\nDe universiteit deed een voorstel voor je school: {title}.\n\n"
        "Lees het en teken het hier, zonder account:\n\n{address}\n\n"
        "Door de pagina te openen teken je niets. De link geldt tot en met {until}.\n\n"
        "Vingerafdruk van de tekst: {fingerprint}",
        en="Dear {name},\n\nThe university made a proposal for your school: {title}.\n\n"
        "Read it and sign it here, without an account:\n\n{address}\n\n"
        "Opening the page signs nothing. The link counts until {until}.\n\n"
        "Fingerprint of the text: {fingerprint}",
    ),
    placeholders=(*ABOUT_A_PROPOSAL, UNTIL),
    subject=Text(nl="Een voorstel om te tekenen: {title}", en="A proposal to sign: {title}"),
    in_subject=IN_SUBJECT,
)
PROPOSAL_SIGNED = TextKind(
    key="proposal-signed",
    title=Text(nl="kopie van een getekend voorstel", en="copy of a signed proposal"),
    ours=Text(
        nl="Beste {name},\n\nJe tekende op {signed} het voorstel {title} voor je school.\n\n"
        "Vingerafdruk van de tekst: {fingerprint}\n\nDe tekst staat hier:\n\n{address}",
        en="Dear {name},\n\nYou signed the proposal {title} for your school on {signed}.\n\n"
        "Fingerprint of the text: {fingerprint}\n\nThe text stands here:\n\n{address}",
    ),
    placeholders=(*ABOUT_A_PROPOSAL, SIGNED),
    subject=Text(nl="Je tekende: {title}", en="You signed: {title}"),
    in_subject=IN_SUBJECT,
)


def letter_with_link(link: SigningLink) -> EmailMultiAlternatives:
    """To whoever signs: what it is about in three lines, and the link."""
    return _letter(link, PROPOSAL_SENT, {"until": link.expires_on}, on=day_of(link.made_at))


def copy_of_signature(link: SigningLink) -> EmailMultiAlternatives:
    """The counter-copy: the fingerprint that was signed, and the address of the text. Raises LookupError
    where nothing was signed with this link."""
    if link.used_at is None:
        raise LookupError("nothing was signed")
    signed = day_of(link.used_at)
    return _letter(link, PROPOSAL_SIGNED, {"signed": signed}, on=signed)


def _letter(
    link: SigningLink, kind: TextKind, days: Mapping[str, date], *, on: date
) -> EmailMultiAlternatives:
    language = language_of(link.person)
    values = {
        "name": link.person.name,
        "title": content_of(link.proposal).title,
        "fingerprint": short(link.proposal.fingerprint),
        "address": settings.BASE_URL + reverse("development:sign", args=[token_of(link)]),
        **{key: dates.day(each, language) for key, each in days.items()},
    }
    return mail_in(kind, language, values, to=link.person.email, number=f"{kind.key}-{link.pk}", on=on)


@task
def write_letters(entries: list[int]) -> None:
    """`entries` are keys of entries about proposals. A letter that went is not sent again."""
    send_each(_letters(entries))


def _letters(entries: list[int]) -> Iterator[Outgoing]:
    for entry in Entry.objects.filter(pk__in=entries).order_by("pk"):
        proposal = int(entry.subject.partition(":")[2])
        links = SigningLink.objects.filter(proposal=proposal).select_related(
            "person", "proposal__request__location__parent"
        )
        if entry.act == "send":
            for link in links.filter(sent_at=None).order_by("pk"):
                went = partial(SigningLink.objects.filter(pk=link.pk).update, sent_at=entry.at)
                yield Outgoing(f"signing link {link.pk}", letter_with_link(link), went)
        elif entry.act == "sign":
            for link in links.filter(used_at=entry.at):
                yield Outgoing(f"signing link {link.pk}", copy_of_signature(link))
