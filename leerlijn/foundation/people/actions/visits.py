"""Ending what was begun as somebody: their visits, on every device, and what else came in as them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.models import Account, MailLink, Person, Token


def end_visits(person: Person, *, by: Actor, at: datetime) -> None:
    """Whoever is signed in as them, wherever, is so no more. Keys of programs go on."""
    with transaction.atomic():
        if stop_visits(person.pk):
            record(subject(person), "end-visits", by=by, at=at)


def end_sessions(person: Person, *, by: Actor, at: datetime) -> None:
    """Whoever or whatever came in as them is out at once: every visit, every key, every link in a letter.

    They can sign in again, unless their account is closed.
    """
    with transaction.atomic():
        is_ended = stop_visits(person.pk)
        keys = stop_keys(person.pk, at=at)
        if is_ended or keys:
            record(subject(person), "end-sessions", by=by, at=at, payload={"keys": keys})


def stop_keys(person_id: int, *, at: datetime) -> int:
    """For an action that records more: of programs, with every link in a letter; how many keys."""
    MailLink.objects.filter(person=person_id, used_at=None).delete()
    return Token.objects.filter(person=person_id, revoked_at=None).update(revoked_at=at)


def stop_visits(person_id: int) -> bool:
    """For an action that records more. False where nobody could have signed in: there is no account."""
    of_theirs = Q(person=person_id) | Q(person__merged_into=person_id)
    return Account.objects.filter(of_theirs).update(visits_ended=F("visits_ended") + 1) > 0
