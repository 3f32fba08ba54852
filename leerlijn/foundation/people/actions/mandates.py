"""The register of mandates: who may act for whom, as what, in which unit, until when."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.models import Mandate, Membership, Person, Unit
from leerlijn.kernel.verdict import Denied, all_of


def give_mandate(
    *,
    giver: Person,
    deputy: Person,
    role: Membership.Role,
    unit: Unit,
    starts_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
    reason: str = "",
) -> Mandate | Denied:
    """From its first to its last day; it counts only while the giver holds the role there or above."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=giver.pk)
        fits = all_of(
            guards.days_are_in_order(starts_on, ends_on),
            guards.is_somebody_else(giver, deputy),
            guards.holds_the_role(giver, role, unit, on=starts_on),
            guards.is_not_given_yet(giver, deputy, role, unit, starts_on=starts_on, ends_on=ends_on),
        )
        if isinstance(fits, Denied):
            return fits
        mandate = Mandate.objects.create(
            giver=giver,
            deputy=deputy,
            role=role,
            unit=unit,
            reason=reason,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        record(
            subject(giver),
            "give-mandate",
            by=by,
            at=at,
            payload=_said(mandate),
            about=subject(deputy),
        )
        return mandate


def withdraw_mandate(mandate_id: int, *, by: Actor, at: datetime) -> Mandate:
    """It counts no more, from this day on; withdrawing it again changes nothing."""
    with transaction.atomic():
        mandate = (
            Mandate.objects.select_for_update(of=("self",))
            .select_related("giver", "deputy")
            .get(pk=mandate_id)
        )
        if mandate.withdrawn_on:
            return mandate
        mandate.withdrawn_on = localdate(at)
        mandate.save(update_fields=["withdrawn_on"])
        record(
            subject(mandate.giver),
            "withdraw-mandate",
            by=by,
            at=at,
            payload=_said(mandate),
            about=subject(mandate.deputy),
        )
        return mandate


def _said(mandate: Mandate) -> dict[str, object]:
    return {
        "deputy": mandate.deputy.pseudonym,
        "role": str(mandate.role),
        "unit": mandate.unit_id,
        "starts_on": mandate.starts_on.isoformat(),
        "ends_on": mandate.ends_on.isoformat() if mandate.ends_on else None,
        "reason": mandate.reason,
    }
