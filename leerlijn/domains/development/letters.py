"""The two letters about a proposal: one with one link to sign it, and one that says what was signed.

They follow the record: written after what they tell about is saved, by whoever works in the background.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse

from leerlijn.domains.development.models import SigningLink
from leerlijn.domains.development.queries.requests import content_of, token_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence


def letter_with_link(link: SigningLink) -> EmailMultiAlternatives:
    """To whoever signs: what it is about in three lines, and the link."""
    about = Sentence("A proposal to sign: {title}", title=content_of(link.proposal).title)
    return _letter(link, about, "development/proposal_mail")


def copy_of_signature(link: SigningLink) -> EmailMultiAlternatives:
    """The counter-copy: the fingerprint that was signed, and the address of the text."""
    about = Sentence("You signed: {title}", title=content_of(link.proposal).title)
    return _letter(link, about, "development/signed_mail")


def _letter(link: SigningLink, about: Said, template: str) -> EmailMultiAlternatives:
    language, proposal = language_of(link.person), link.proposal
    context = {
        "name": link.person.name,
        "content": content_of(proposal),
        "fingerprint": short(proposal.fingerprint),
        "address": settings.BASE_URL + reverse("development:sign", args=[token_of(link)]),
        "expires_on": link.expires_on,
        "signed_at": link.used_at,
        "language": language,
    }
    server = urlsplit(settings.BASE_URL).hostname
    with speaking(language):
        return EmailMultiAlternatives(
            subject=" ".join(render(about, language).split()),
            body=render_to_string(f"{template}.txt", context),
            to=[link.person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<{template.rpartition('/')[2]}-{link.pk}@{server}>",
            },
        )


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
