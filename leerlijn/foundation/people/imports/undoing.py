"""Taking back a list of staff as one act: what is as the list left it. With whom somebody went on stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Field

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.queries import EntryLine, entries_about
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.actions.staff import ACT, UndoPlan, take_back_staff
from leerlijn.foundation.people.imports.comparing import Cell, one_form
from leerlijn.foundation.people.imports.known import held_institution
from leerlijn.foundation.people.imports.reading import COLUMNS
from leerlijn.foundation.people.imports.report import Change
from leerlijn.foundation.people.imports.undo_report import Kept, Returned, UndoReport
from leerlijn.foundation.people.models import Appointment, Person, StaffImport, Unit
from leerlijn.foundation.people.queries.among import Among
from leerlijn.foundation.people.queries.references import referred
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Outdated

DIFFERENT = Sentence(
    "Nothing was undone: since you looked, something changed here. Look once more at what would go back."
)
ERASED = Sentence("What was known before was erased.")

type WentOn = Callable[[Collection[Person], datetime], Mapping[int, Said]]
"""With whom somebody went on since a moment, by key, and what was done then."""


def undo_staff_import(
    number: int,
    *,
    actor: Actor,
    at: datetime,
    went_on: WentOn,
    dry_run: bool = False,
    digest: str | None = None,
) -> UndoReport | Denied | Outdated:
    """Takes the list with this key back in one transaction; only the newest that still stands.

    `digest` is that of the report that somebody looked at: another outcome by now is outdated. A dry run
    reports the same and writes nothing.
    """
    with transaction.atomic():
        institution = held_institution()
        undone = StaffImport.objects.get(pk=number)
        fits = guards.can_be_undone(undone)
        if isinstance(fits, Denied):
            return fits
        made = Undoing(undone, went_on)
        report = made.report(dry_run=dry_run)
        if digest is not None and digest != report.digest:
            return Outdated(DIFFERENT)
        if not dry_run:
            take_back_staff(made.plan(institution), actor=actor, at=at)
        return report


class Undoing:
    """What goes back and what stays. The objects in it change in memory; nothing is written."""

    def __init__(self, undone: StaffImport, went_on: WentOn) -> None:
        self.undone = undone
        self.taken = list[Person]()
        self.new_people = list[Person]()
        self.changed_people = dict[int, Person]()
        self.changed_appointments = list[Appointment]()
        self.gone_appointments = list[int]()
        self.returned = list[Returned]()
        self.kept = list[Kept]()
        self.said = dict[str, dict[str, object]]()
        entries = [each for each in reversed(entries_about(undone.subject)) if each.act == ACT]
        told = {_key(each): each for each in entries if each.subject.startswith("person:")}
        staff = list(Person.objects.exclude(number=None))
        people = {person.pseudonym: person for person in staff if person.pseudonym in told}
        self.managers = {person.number: person for person in staff}
        self.appointments = _appointments(told.values())
        self.went_on = went_on(list(people.values()), undone.at)
        for pseudonym, entry in told.items():
            if person := people.get(pseudonym):
                self._take_back(person, entry)
        self.gone_people = self._without_trace(Person, [each.pk for each in self.new_people])
        self._forget_who_stays_known()
        self.new_units = [int(_key(each)) for each in entries[1:] if each.subject.startswith("unit:")]
        self.gone_units = self._without_trace(Unit, self.new_units)

    def _take_back(self, person: Person, entry: EntryLine) -> None:
        said = entry.payload
        if not said or person.pk in self.went_on:
            self._keep(person, self.went_on.get(person.pk, ERASED))
            return
        self.taken.append(person)
        changes = self._person_back(person, said)
        gone = [
            key for told in said["appointments"] if (key := self._appointment_back(person, told, changes))
        ]
        self.gone_appointments += gone
        if changes:
            self.returned.append(Returned(person.number or "", person.name, tuple(changes)))
        self.said[person.pseudonym] = {
            "file": self.undone.file,
            "changes": {each.column: [each.before, each.after] for each in changes},
            "appointments": gone,
        }

    def _person_back(self, person: Person, said: Mapping[str, Any]) -> list[Change]:
        if said["is_new"]:
            self.new_people.append(person)
            return []
        changes = self._values_back(person, person, said["changes"])
        if changes:
            self.changed_people[person.pk] = person
        return changes

    def _appointment_back(self, person: Person, told: Mapping[str, Any], changes: list[Change]) -> int | None:
        """The key of an appointment that goes, because the list brought it."""
        appointment = self.appointments.get(told["appointment"])
        if appointment is None:
            return None
        if told["is_new"]:
            return appointment.pk
        back = self._values_back(person, appointment, told["changes"])
        if back:
            self.changed_appointments.append(appointment)
            changes += back
        return None

    def _values_back(
        self, person: Person, row: Person | Appointment, changes: Mapping[str, Sequence[str | None]]
    ) -> list[Change]:
        """Puts back what is still as the list left it; what became another value since stays."""
        back = []
        for column in (known for known in COLUMNS if known in changes):
            name, (before, after) = COLUMNS[column][0], changes[column]
            now = self._value(row, name)
            if _written(now) != after:
                self._keep(person, Sentence("{column} was changed since.", column=column))
                continue
            setattr(row, name, self._read(row, name, before))
            back.append(Change(column, now, self._value(row, name)))
        return back

    def _value(self, row: Person | Appointment, name: str) -> Cell:
        value = getattr(row, name)
        return one_form(value.number if isinstance(value, Person) else value)

    def _read(self, row: Person | Appointment, name: str, plain: str | None) -> object:
        """A value as the journal keeps it, in the form of its column."""
        if name == "manager":
            return self.managers.get(plain)
        column = type(row)._meta.get_field(name)
        if plain is None:
            return None if column.null else ""
        return column.to_python(plain) if isinstance(column, Field) else plain

    def _keep(self, person: Person, reason: Said) -> None:
        self.kept.append(Kept(person.number or "", person.name, reason))

    def _without_trace(self, model: type[Person | Unit], keys: Sequence[int]) -> list[int]:
        """Those that nothing points to any more once the appointments went, or went back."""
        back = [each.pk for each in self.changed_appointments if each.manager_id not in keys]
        pointed_to = referred(model, keys, besides=self.gone_appointments, led_by_others=back)
        return [key for key in keys if key not in pointed_to]

    def _forget_who_stays_known(self) -> None:
        """But for the name: the rest only the list said."""
        for person in self.new_people:
            if person.pk not in self.gone_people:
                person.email, person.registration_said, person.state_pension_on = "", "", None
                self.changed_people[person.pk] = person

    def plan(self, institution: Unit) -> UndoPlan:
        return UndoPlan(
            institution=institution,
            undone=self.undone,
            people=list(self.changed_people.values()),
            appointments=self.changed_appointments,
            gone_appointments=self.gone_appointments,
            gone_people=self.gone_people,
            gone_units=self.gone_units,
            said=self.said,
            summary={"file": self.undone.file, "people": len(self.taken), "kept": len(self.kept)},
        )

    def report(self, *, dry_run: bool) -> UndoReport:
        return UndoReport(
            list=self.undone,
            dry_run=dry_run,
            returned=tuple(self.returned),
            appointments=len(self.gone_appointments),
            gone=len(self.gone_people),
            known=len(self.new_people) - len(self.gone_people),
            gone_departments=len(self.gone_units),
            known_departments=len(self.new_units) - len(self.gone_units),
            kept=tuple(self.kept),
            people=frozenset(each.pk for each in self.taken),
        )


def _key(entry: EntryLine) -> str:
    return entry.subject.partition(":")[2]


def _appointments(entries: Iterable[EntryLine]) -> Mapping[int, Appointment]:
    keys = [told["appointment"] for entry in entries for told in entry.payload.get("appointments", ())]
    rows = Appointment.objects.select_related("manager").filter(pk__in=Among(keys))
    return {appointment.pk: appointment for appointment in rows}


def _written(value: Cell) -> str | None:
    """As the journal keeps it."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value
