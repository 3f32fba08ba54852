"""Witnesses outside: whoever gets each anchor by mail can prove later that nothing was changed before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from leerlijn.foundation.cases.actions.steps import THE_CLOCK
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Anchor
from leerlijn.foundation.journal.queries import anchors_since, standing

SUBJECT, ACT = "schedule:witnesses", "send-anchors"


def tell_witnesses(*, at: datetime) -> int:
    """Mails the anchors that no witness got yet; says how many.

    It is recorded after the letter went: one that failed goes with the next, and twice does no harm.
    """
    last = standing(SUBJECT, act=ACT)
    found = anchors_since(date.fromisoformat(last.payload["day"]) if last else None)
    if not found or not settings.WITNESSES:
        return 0
    letter_with(found).send()
    payload = {"day": found[-1].day.isoformat(), "to": settings.WITNESSES}
    record(SUBJECT, ACT, by=THE_CLOCK, at=at, payload=payload)
    return len(found)


def letter_with(anchors: Sequence[Anchor]) -> EmailMessage:
    """In both languages: a witness may be anybody."""
    context = {
        "anchors": anchors,
        "address": settings.BASE_URL + reverse("journal:anchors"),
        "institution": {"nl": settings.INSTITUTION_NL, "en": settings.INSTITUTION_EN},
    }
    return EmailMessage(
        subject=f"Leerlijn: {anchors[-1].day.isoformat()} {anchors[-1].hash[:16]}",
        body=render_to_string("site/witness_mail.txt", context),
        to=settings.WITNESSES,
        headers={"Auto-Submitted": "auto-generated"},
    )
