"""The letter with the link by which somebody without an account confirms that they signed up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse

from leerlijn.domains.assessments.models import SignUp
from leerlijn.domains.assessments.queries.signing_up import token_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Language, Sentence


def letter_to_confirm(sign_up: SignUp) -> EmailMultiAlternatives:
    language: Language = "en" if sign_up.language == "en" else "nl"
    context = {
        "name": sign_up.given_name,
        "what": catalogue.editions_of(sign_up.procedure)[-1].title,
        "address": settings.BASE_URL + reverse("assessments:confirm", args=[token_of(sign_up)]),
        "expires_on": sign_up.expires_on,
        "language": language,
    }
    server = urlsplit(settings.BASE_URL).hostname
    with speaking(language):
        return EmailMultiAlternatives(
            subject=str(render(Sentence("Confirm that you sign up"), language)),
            body=render_to_string("assessments/confirm_mail.txt", context),
            to=[sign_up.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<sign-up-{sign_up.pk}@{server}>",
            },
        )


@task
def write_letters_to_confirm(entries: list[int]) -> None:
    """`entries` are keys of entries about sign-ups. A letter that went is not sent again."""
    send_each(_letters(entries))


def _letters(entries: list[int]) -> Iterator[Outgoing]:
    for entry in Entry.objects.filter(pk__in=entries, act="ask").order_by("pk"):
        for sign_up in SignUp.objects.filter(pk=int(entry.subject.partition(":")[2]), sent_at=None):
            went = partial(SignUp.objects.filter(pk=sign_up.pk).update, sent_at=entry.at)
            yield Outgoing(f"sign-up {sign_up.pk}", letter_to_confirm(sign_up), went)
