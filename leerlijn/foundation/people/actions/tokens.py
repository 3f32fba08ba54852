"""Making and revoking keys to the API, and noting when they were used."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.guards import LASTS, LONGEST
from leerlijn.foundation.people.models import Person, Token
from leerlijn.foundation.people.queries import digest_of
from leerlijn.kernel.factors import Scope


@dataclass(frozen=True, slots=True)
class NewToken:
    """`secret` is shown once: from now on only its hash is known."""

    token: Token
    secret: str


def make_token(
    person: Person,
    *,
    by: Actor,
    at: datetime,
    label: str = "",
    scope: Scope = Scope.ACT,
    lasts: timedelta = LASTS,
) -> NewToken:
    """A key with which a program may do what this person may, as far as its scope goes, until it expires.

    Raises ValueError for one that would last longer than a year.
    """
    if not timedelta() < lasts <= LONGEST:
        raise ValueError(f"a key lasts between a day and {LONGEST.days} days")
    secret = f"leerlijn_{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        token = Token.objects.create(
            person=person,
            label=label,
            scope=scope.value,
            digest=digest_of(secret),
            made_at=at,
            expires_at=at + lasts,
        )
        said = {
            "token": token.pk,
            "label": label,
            "scope": scope.value,
            "expires_at": token.expires_at.isoformat(),
        }
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


def note_use(token: Token, *, on: date) -> None:
    """The last day on which somebody came with it: written once a day, and of rivals by one."""
    if token.used_on != on:
        Token.objects.filter(pk=token.pk).exclude(used_on=on).update(used_on=on)
