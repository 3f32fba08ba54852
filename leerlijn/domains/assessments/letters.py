"""The letter with the link by which somebody without an account confirms that they signed up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.urls import reverse

from leerlijn.domains.assessments.models import SignUp
from leerlijn.domains.assessments.queries.signing_up import token_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.mailing import mail_in
from leerlijn.foundation.notices.texts import Placeholder, TextKind
from leerlijn.foundation.ui import dates
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Language, Text
from leerlijn.kernel.terms import day_of

CONFIRM = TextKind(
    key="confirm-sign-up",
    title=Text(
        nl="aanmelding bij het assessmentcentrum bevestigen", en="confirming a sign-up with the centre"
    ),
    ours=Text(
        nl="Beste {name},\n\nJe vulde het formulier van het assessmentcentrum in: {what}.\n\n"
        "Bevestig hier dat jij het was:\n\n{address}\n\nDoor de pagina te openen bevestig je niets; "
        "dat doet de knop erop. De link geldt tot en met {until}.\n\n"
        "Was jij het niet? Gooi deze mail weg: dan gebeurt er niets.",
        en="Dear {name},\n\nYou filled in the form of the assessment centre: {what}.\n\n"
        "Confirm here that it was you:\n\n{address}\n\nOpening the page confirms nothing; the button on it "
        "does. The link counts until {until}.\n\nWas it not you? Throw this mail away: nothing happens.",
    ),
    placeholders=(
        Placeholder(
            "name",
            Text(nl="wie de brief krijgt", en="who gets the letter"),
            example=Text(nl="Sanne", en="Sanne"),
        ),
        Placeholder(
            "what",
            Text(nl="waarvoor iemand zich aanmeldt", en="what somebody signs up for"),
            example=Text(nl="Geschiktheidsonderzoek", en="Suitability assessment"),
        ),
        Placeholder(
            "address",
            Text(nl="het adres van de pagina", en="the address of the page"),
            example=Text(nl="https://leerlijn.example/confirm/…", en="https://leerlijn.example/confirm/…"),
        ),
        Placeholder(
            "until",
            Text(nl="tot en met welke dag de link geldt", en="until which day the link counts"),
            example=Text(nl="8 december 2026", en="8 December 2026"),
        ),
    ),
    subject=Text(nl="Bevestig dat je je aanmeldt", en="Confirm that you sign up"),
    in_subject=(),
)


def letter_to_confirm(sign_up: SignUp) -> EmailMultiAlternatives:
    language: Language = "en" if sign_up.language == "en" else "nl"
    values = {
        "name": sign_up.given_name,
        "what": render(catalogue.editions_of(sign_up.procedure)[-1].title, language),
        "address": settings.BASE_URL + reverse("assessments:confirm", args=[token_of(sign_up)]),
        "until": dates.day(sign_up.expires_on, language),
    }
    on = day_of(sign_up.made_at)
    return mail_in(CONFIRM, language, values, to=sign_up.email, number=f"sign-up-{sign_up.pk}", on=on)


@task
def write_letters_to_confirm(entries: list[int]) -> None:
    """`entries` are keys of entries about sign-ups. A letter that went is not sent again."""
    send_each(_letters(entries))


def _letters(entries: list[int]) -> Iterator[Outgoing]:
    for entry in Entry.objects.filter(pk__in=entries, act="ask").order_by("pk"):
        for sign_up in SignUp.objects.filter(pk=int(entry.subject.partition(":")[2]), sent_at=None):
            went = partial(SignUp.objects.filter(pk=sign_up.pk).update, sent_at=entry.at)
            yield Outgoing(f"sign-up {sign_up.pk}", letter_to_confirm(sign_up), went)
