"""Making the private address of somebody's calendar, and ending it."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.notices.models import Feed
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import digest_of


def make_feed(person_id: int, *, by: Actor, at: datetime) -> str:
    """The secret at the end of the address, shown once. An address that was made before ends."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        _end(person, at=at)
        Feed.objects.create(person=person, digest=digest_of(secret), made_at=at)
        record(f"person:{person.pseudonym}", "make-feed", by=by, at=at)
    return secret


def revoke_feed(person_id: int, *, by: Actor, at: datetime) -> bool:
    """Whether there was one; whoever follows it is told from now on that it is gone."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        ended = _end(person, at=at)
        if ended:
            record(f"person:{person.pseudonym}", "revoke-feed", by=by, at=at)
    return ended


def _end(person: Person, *, at: datetime) -> bool:
    return bool(Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=at))
