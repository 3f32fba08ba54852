"""What somebody holds: their roles, their mandates, and the keys they made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from leerlijn.foundation.people.models import Mandate, Membership, Token
from leerlijn.foundation.people.queries import mandates_that_count, not_over, unit_name
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role that somebody has, had or will have."""

    role: str
    unit: Text
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate that somebody gave or holds; `counts` is whether it opens anything today."""

    id: int
    role: str
    unit: Text
    other: str
    is_mine_to_use: bool
    starts_on: date
    ends_on: date | None
    reason: str
    counts: bool


def roles_of(person_id: int, *, on: date) -> list[RoleLine]:
    """Roles that have not ended; one statement."""
    rows = (
        Membership.objects.filter(not_over(on), person=person_id)
        .order_by("starts_on", "pk")
        .values_list("role", "unit__name_nl", "unit__name_en", "starts_on", "ends_on")
    )
    return [RoleLine(role, Text(nl=nl, en=en), starts, ends) for role, nl, en, starts, ends in rows]


def mandates_of(person_id: int, *, on: date) -> list[MandateLine]:
    """Mandates given and held that are not over; one statement."""
    mandates = (
        Mandate.objects.filter(not_over(on), Q(giver=person_id) | Q(deputy=person_id), withdrawn_on=None)
        .select_related("giver", "deputy", "unit")
        .annotate(counts=Exists(mandates_that_count(on).filter(pk=OuterRef("pk"))))
        .order_by("starts_on", "pk")
    )
    return [
        MandateLine(
            id=mandate.pk,
            role=mandate.role,
            unit=unit_name(mandate.unit),
            other=(mandate.giver if mandate.deputy_id == person_id else mandate.deputy).name,
            is_mine_to_use=mandate.deputy_id == person_id,
            starts_on=mandate.starts_on,
            ends_on=mandate.ends_on,
            reason=mandate.reason,
            counts=mandate.counts,
        )
        for mandate in mandates
    ]


def tokens_of(person_id: int, *, at: datetime) -> list[Token]:
    """The keys that still open something, the newest first; one statement."""
    return list(
        Token.objects.filter(person=person_id, revoked_at=None, expires_at__gt=at).order_by("-made_at", "-pk")
    )
