"""Taking over the staff as HR delivers it: everything that is new and changed, in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, Written, record_all
from leerlijn.foundation.people.models import Appointment, Person, Unit

ACT = "import-staff"
PERSON_FIELDS = (
    "family_name",
    "prefix",
    "given_name",
    "email",
    "state_pension_on",
    "language",
    "registration_said",
)
APPOINTMENT_FIELDS = ("contract", "fte", "fte_teaching", "ends_on", "manager")
AT_ONCE = 500
"""Changed rows that one statement rewrites."""


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """What an import will write. New objects may point to each other before they are saved.

    `said` holds, per pseudonym, what the journal keeps of this person; `summary` what it keeps of the whole.
    """

    institution: Unit
    units: Sequence[Unit] = ()
    people: Sequence[Person] = ()
    changed_people: Sequence[Person] = ()
    appointments: Sequence[Appointment] = ()
    changed_appointments: Sequence[Appointment] = ()
    said: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    summary: Mapping[str, object] = field(default_factory=dict)


def take_over_staff(plan: StaffPlan, *, actor: Actor, at: datetime) -> None:
    """Writes the plan and one entry per person; a plan without changes writes nothing at all."""
    if not plan.said:
        return
    with transaction.atomic(savepoint=False):
        _place(plan.units)
        Person.objects.bulk_create(plan.people)
        Person.objects.bulk_update(plan.changed_people, PERSON_FIELDS, batch_size=AT_ONCE)
        Appointment.objects.bulk_create(plan.appointments)
        Appointment.objects.bulk_update(plan.changed_appointments, APPOINTMENT_FIELDS, batch_size=AT_ONCE)
        record_all(_entries(plan), by=actor, at=at)


def _place(units: Sequence[Unit]) -> None:
    """The new units under their parents; a path ends in the key, which is known once the row exists."""
    Unit.objects.bulk_create(units)
    for unit in units:
        if unit.parent:
            unit.path = f"{unit.parent.path}{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])


def _entries(plan: StaffPlan) -> list[Written]:
    whole = f"unit:{plan.institution.pk}"
    units = [
        Written(f"unit:{unit.pk}", ACT, {"code": unit.code, "name": unit.name_nl}) for unit in plan.units
    ]
    people = [Written(f"person:{pseudonym}", ACT, said) for pseudonym, said in plan.said.items()]
    return [Written(whole, ACT, plan.summary), *units, *people]
