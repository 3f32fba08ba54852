"""Making and revoking keys to the API."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.models import Person, Token
from leerlijn.foundation.people.queries import digest_of

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class NewToken:
    """`secret` is shown once: from now on only its hash is known."""

    token: Token
    secret: str


def make_token(
    person: Person, *, by: Actor, at: datetime, label: str = "", lasts: timedelta = A_YEAR
) -> NewToken:
    """A key with which a program may do what this person may, until it expires."""
    secret = f"leerlijn_{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        token = Token.objects.create(
            person=person, label=label, digest=digest_of(secret), made_at=at, expires_at=at + lasts
        )
        said = {"token": token.pk, "label": label, "expires_at": token.expires_at.isoformat()}
        record(subject(person), "make-token", by=by, at=at, payload=said)
    return NewToken(token, secret)


def revoke_token(token_id: int, *, of: int, by: Actor, at: datetime) -> Token | None:
    """It opens nothing any more. None when this person, by key, has no such token."""
    with transaction.atomic():
        token = (
            Token.objects.select_for_update(of=("self",))
            .select_related("person")
            .filter(pk=token_id, person=of)
            .first()
        )
        if token and token.revoked_at is None:
            token.revoked_at = at
            token.save(update_fields=["revoked_at"])
            record(subject(token.person), "revoke-token", by=by, at=at, payload={"token": token.pk})
        return token
