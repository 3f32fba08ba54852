"""The letter about what changed in how somebody signs in, so that they notice when it was not them.

It follows the record: written after what it tells about is saved, by whoever works in the background.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.letters import Outgoing, send_each
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.sentence import Sentence

SUBJECT = Sentence("What you sign in with has changed")
CHANGES: Mapping[str, Sentence] = {
    "add-passkey": Sentence("A passkey was added to your account."),
    "remove-passkey": Sentence("A passkey was removed from your account."),
    "add-code-app": Sentence("An app with codes was added to your account."),
    "remove-code-app": Sentence("The app with codes was removed from your account."),
    "use-recovery-code": Sentence("A recovery code was used to come in."),
    "remove-second-factors": Sentence("The functional administrator took the second step off your account."),
    "renew-recovery-codes": Sentence("New recovery codes were made; those before open nothing any more."),
    "choose-password": Sentence("A password was chosen for your account."),
    "renew-password": Sentence("The functional administrator made a new first password for your account."),
    "make-token": Sentence("A key for programs was made: with it a program can do here what you may do."),
    "link-sign-on": Sentence("Your account was linked to the sign-in of your institution."),
    "unlink-sign-on": Sentence(
        "The functional administrator unlinked your account from the sign-in of your institution."
    ),
}
"""By the act of the journal."""


@task
def write_about_ways(entries: list[int]) -> None:
    """`entries` are keys of entries about people; of other acts nobody is written to."""
    send_each(_letters(entries))


def _letters(entries: list[int]) -> Iterator[Outgoing]:
    found = Entry.objects.filter(pk__in=entries, act__in=CHANGES).select_related("detail").order_by("pk")
    for entry in found:
        if _payload(entry).get("is_new"):
            continue  # they came in for the first time: there was no account to take over
        pseudonym = entry.subject.partition(":")[2]
        for person in Person.objects.filter(pseudonym=pseudonym).exclude(email=""):
            yield Outgoing(f"entry {entry.pk}", letter_about(entry, person))


def _payload(entry: Entry) -> Mapping[str, object]:
    said: Mapping[str, object] = json.loads(entry.detail.payload or "{}")
    return said


def letter_about(entry: Entry, person: Person) -> EmailMultiAlternatives:
    language = language_of(person)
    context = {
        "name": person.name,
        "change": CHANGES[entry.act],
        "at": entry.at,
        "reason": str(_payload(entry).get("reason", "")),
        "address": settings.BASE_URL,
        "language": language,
    }
    with speaking(language):
        return EmailMultiAlternatives(
            subject=" ".join(render(SUBJECT, language).split()),
            body=render_to_string("people/ways_mail.txt", context),
            to=[person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<entry-{entry.pk}@{urlsplit(settings.BASE_URL).hostname}>",
            },
        )
