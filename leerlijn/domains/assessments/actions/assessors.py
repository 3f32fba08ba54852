"""Who may judge for the centre: their background and certificate."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from leerlijn.domains.assessments.models import Assessor
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.models import Person


@transaction.atomic
def certify(person: Person, *, background: str, until: date, by: Actor, at: datetime) -> Assessor:
    """From what somebody comes, and until when they may judge; saying it again changes it."""
    said = {"background": background, "certified_until": until}
    assessor, _ = Assessor.objects.update_or_create(person=person, defaults=said)
    payload = {"background": background, "until": until.isoformat()}
    record(f"person:{person.pseudonym}", "certify", by=by, at=at, payload=payload)
    return assessor
