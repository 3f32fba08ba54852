"""Giving somebody a role in a unit, and ending it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.actions.units import held_unit
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.kernel.terms.moments import day_of
from leerlijn.kernel.verdict import Denied, all_of


def appoint(
    person: Person,
    role: Membership.Role,
    unit: Unit,
    *,
    starts_on: date,
    by: Actor,
    at: datetime,
    ends_on: date | None = None,
) -> Membership | Denied:
    """The role from its first to its last day, in a unit that is there on all of them.

    Refused when they hold it there in any of these days.
    """
    with transaction.atomic():
        there = held_unit(unit.pk)
        Person.objects.select_for_update().get(pk=person.pk)
        fits = all_of(
            guards.days_are_in_order(starts_on, ends_on),
            guards.is_there(there, on=starts_on),
            guards.does_not_end_before(there, ends_on),
            guards.is_not_themselves(person, by),
            guards.does_not_hold_it_yet(person, role, unit, starts_on=starts_on, ends_on=ends_on),
        )
        if isinstance(fits, Denied):
            return fits
        made = Membership.objects.create(
            person=person, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on
        )
        record(subject(person), "appoint", by=by, at=at, payload=_said(made))
        return made


def end_membership(membership_id: int, *, ends_on: date, by: Actor, at: datetime) -> Membership | Denied:
    """Its last day, or an earlier one than was said before; mandates that came from it end with it."""
    with transaction.atomic():
        membership = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("person", "unit")
            .get(pk=membership_id)
        )
        fits = all_of(
            guards.days_are_in_order(membership.starts_on, ends_on),
            guards.ends_no_later(membership, ends_on=ends_on, on=day_of(at)),
            guards.an_administrator_remains(membership, ends_on=ends_on),
        )
        if isinstance(fits, Denied):
            return fits
        membership.ends_on = ends_on
        membership.save(update_fields=["ends_on"])
        record(subject(membership.person), "end-membership", by=by, at=at, payload=_said(membership))
        return membership


def _said(membership: Membership) -> dict[str, object]:
    return {
        "role": str(membership.role),
        "unit": membership.unit_id,
        "starts_on": membership.starts_on.isoformat(),
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
    }
