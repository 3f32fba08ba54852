"""The letter to whoever is asked to judge no more: it names nobody and does not say why.

It follows the record: written after what it tells about is saved, by whoever works in the background.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels.actions.inviting import LAPSE, REPLACE
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.sentence import Sentence


def letter_of_release(invitation: Invitation) -> EmailMultiAlternatives:
    language, person = language_of(invitation.person), invitation.person
    subject = Sentence("You are asked no more: {name}", name=invitation.case.name)
    context = {"name": person.name, "about": invitation.case.name, "language": language}
    with speaking(language):
        return EmailMultiAlternatives(
            subject=" ".join(render(subject, language).split()),
            body=render_to_string("panels/release_mail.txt", context),
            to=[person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<invitation-{invitation.pk}@{urlsplit(settings.BASE_URL).hostname}>",
            },
        )


@task
def write_to_who_is_let_go(entries: list[int]) -> None:
    """`entries` are keys of entries about invitations. A letter that went is not sent again."""
    send_each(_releases(entries))


def _releases(entries: list[int]) -> Iterator[Outgoing]:
    for entry in Entry.objects.filter(pk__in=entries, act__in=(REPLACE, LAPSE)).order_by("pk"):
        found = Invitation.objects.select_related("person", "case").exclude(person__email="")
        for invitation in found.filter(pk=int(entry.subject.partition(":")[2]), told_at=None):
            went = partial(Invitation.objects.filter(pk=invitation.pk).update, told_at=entry.at)
            yield Outgoing(f"invitation {invitation.pk}", letter_of_release(invitation), went)
