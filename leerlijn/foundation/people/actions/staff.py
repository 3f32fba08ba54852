"""Taking over the staff as HR delivers it, and taking it back: each in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, Written, record_all
from leerlijn.foundation.people.models import Appointment, Person, StaffImport, Unit
from leerlijn.foundation.people.queries.among import Among

ACT = "import-staff"
UNDO = "undo-import-staff"
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
class AppointmentSaid:
    """What the journal keeps of one appointment; its key is added once its row exists."""

    appointment: Appointment
    said: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """What the journal keeps of one person, and of each of their appointments that is new or changed."""

    said: Mapping[str, object]
    appointments: Sequence[AppointmentSaid] = ()


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """What an import will write. New objects may point to each other before they are saved.

    `said` holds, per pseudonym, what the journal keeps of this person; `counts` how many lines had which
    verdict. `on` is the day that the list (`file`, its SHA-256) is about.
    """

    institution: Unit
    file: str
    on: date
    units: Sequence[Unit] = ()
    people: Sequence[Person] = ()
    changed_people: Sequence[Person] = ()
    appointments: Sequence[Appointment] = ()
    changed_appointments: Sequence[Appointment] = ()
    said: Mapping[str, PersonSaid] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


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
        made = StaffImport.objects.create(file=plan.file, on=plan.on, at=at, counts=dict(plan.counts))
        record_all(_entries(plan, made), by=actor, at=at)


def _place(units: Sequence[Unit]) -> None:
    """The new units under their parents; a path ends in the key, which is known once the row exists."""
    Unit.objects.bulk_create(units)
    for unit in units:
        if unit.parent:
            unit.path = f"{unit.parent.path}{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])


def _entries(plan: StaffPlan, made: StaffImport) -> list[Written]:
    summary = {"file": plan.file, **plan.counts}
    units = [
        Written(f"unit:{unit.pk}", ACT, {"code": unit.code, "name": unit.name_nl}, made.subject)
        for unit in plan.units
    ]
    people = [
        Written(f"person:{pseudonym}", ACT, _with_keys(said), made.subject)
        for pseudonym, said in plan.said.items()
    ]
    return [Written(f"unit:{plan.institution.pk}", ACT, summary, made.subject), *units, *people]


def _with_keys(said: PersonSaid) -> dict[str, object]:
    """With the key of each appointment, which is known once its row exists."""
    told = [{**each.said, "appointment": each.appointment.pk} for each in said.appointments]
    return {**said.said, "appointments": told}


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What undoing an import will write; the objects hold the values from before it already.

    `said` holds, per pseudonym, what the journal keeps of this person; `summary` what it keeps of the whole.
    """

    institution: Unit
    undone: StaffImport
    people: Sequence[Person] = ()
    appointments: Sequence[Appointment] = ()
    gone_appointments: Sequence[int] = ()
    gone_people: Sequence[int] = ()
    gone_units: Sequence[int] = ()
    said: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    summary: Mapping[str, object] = field(default_factory=dict)


def take_back_staff(plan: UndoPlan, *, actor: Actor, at: datetime) -> None:
    """Writes the plan and one entry per person that changes."""
    undone = plan.undone
    with transaction.atomic(savepoint=False):
        Person.objects.bulk_update(plan.people, PERSON_FIELDS, batch_size=AT_ONCE)
        Appointment.objects.bulk_update(plan.appointments, APPOINTMENT_FIELDS, batch_size=AT_ONCE)
        Appointment.objects.filter(pk__in=Among(plan.gone_appointments)).delete()
        Person.objects.filter(pk__in=Among(plan.gone_people)).delete()
        Unit.objects.filter(pk__in=Among(plan.gone_units)).delete()
        undone.undone_at = at
        undone.save(update_fields=["undone_at"])
        people = [
            Written(f"person:{pseudonym}", UNDO, said, undone.subject)
            for pseudonym, said in plan.said.items()
        ]
        units = [Written(f"unit:{unit}", UNDO, {}, undone.subject) for unit in plan.gone_units]
        whole = Written(f"unit:{plan.institution.pk}", UNDO, plan.summary, undone.subject)
        record_all([whole, *units, *people], by=actor, at=at)
