"""A letter that no notice goes with, in the text that the institution wrote for it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from leerlijn.foundation.notices.queries.wordings import wording_at
from leerlijn.foundation.notices.texts import TextKind, Values
from leerlijn.foundation.people.queries import institution
from leerlijn.kernel.sentence import Language


def said_in(kind: TextKind, language: Language, values: Values, *, on: date) -> tuple[str, list[str]]:
    """The subject and the paragraphs, in the text that holds on a day; two statements."""
    root = institution()
    return wording_at(kind, root.path if root else "", on=on).written(kind).filled(language, values)


def mail_in(
    kind: TextKind, language: Language, values: Values, *, to: str, number: str, on: date
) -> EmailMultiAlternatives:
    """The letter by mail; `number` tells it from all others of this server."""
    subject, paragraphs = said_in(kind, language, values, on=on)
    server = urlsplit(settings.BASE_URL).hostname
    return EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body="\n\n".join(paragraphs),
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": f"<{number}@{server}>"},
    )
