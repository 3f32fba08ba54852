"""The lines of a file beside what we know: what is new, and what is another value now. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from leerlijn.foundation.people.actions.staff import (
    APPOINTMENT_FIELDS,
    PERSON_FIELDS,
    AppointmentSaid,
    PersonSaid,
)
from leerlijn.foundation.people.imports.departments import new_department
from leerlijn.foundation.people.imports.known import Known, Place, place_of
from leerlijn.foundation.people.imports.reading import COLUMN_OF, LineFault, StaffLine, shown
from leerlijn.foundation.people.imports.report import Change, LineResult, LineVerdict
from leerlijn.foundation.people.models import Appointment, Person, Unit
from leerlijn.kernel.sentence import Sentence

type Cell = str | date | Decimal | None
type Identity = tuple[str, Place | int, str, date]
"""An appointment is known by personnel number, place in the organisation, profile and first day.

The place is the key of its unit, where that is known already.
"""

IDENTIFYING = ("faculty", "department", "profile", "starts_on")


@dataclass(frozen=True, slots=True)
class Once:
    """The lines that count, and the results of those that repeat or contradict another."""

    lines: tuple[StaffLine, ...]
    others: tuple[LineResult, ...]


def identity_of(line: StaffLine) -> Identity:
    return line.number, place_of(line.faculty, line.department), line.profile, line.starts_on


def once(lines: Sequence[StaffLine]) -> Once:
    """A repetition counts once; a second line that says otherwise about an appointment is rejected."""
    first: dict[Identity, StaffLine] = {}
    others = []
    for line in lines:
        earlier = first.setdefault(identity_of(line), line)
        if earlier is not line:
            others.append(_repeated(line, earlier))
    return Once(tuple(first.values()), tuple(others))


def _repeated(line: StaffLine, earlier: StaffLine) -> LineResult:
    if replace(line, line=earlier.line) == earlier:
        return LineResult(line.line, line.number, LineVerdict.DUPLICATE, same_as=earlier.line)
    field = next(name for name in COLUMN_OF if getattr(line, name) != getattr(earlier, name))
    said = Sentence("Line {line} says otherwise about this appointment.", line=str(earlier.line))
    fault = LineFault(line.line, COLUMN_OF[field], shown(as_written(getattr(line, field))), said)
    return LineResult(line.line, line.number, LineVerdict.REJECTED, faults=(fault,))


def as_written(value: Cell) -> str:
    """As HR writes it."""
    match value:
        case date():
            return value.strftime("%d-%m-") + f"{value.year:04}"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case _:
            return value or ""


def is_email(cell: str) -> bool:
    try:
        validate_email(cell)
    except ValidationError:
        return False
    return True


class Comparison:
    """What the lines make of what we know; `results` holds the verdict of each of them.

    `met` holds the keys of the appointments that a line is about, `named` the personnel numbers.
    """

    def __init__(self, lines: Sequence[StaffLine], known: Known, *, file: str) -> None:
        self.known = known
        self.file = file
        self.people = dict(known.people)
        self.new_people: list[Person] = []
        self.changed_people: list[Person] = []
        self.new_units: dict[Place, Unit] = {}
        self.new_appointments: list[Appointment] = []
        self.changed_appointments: list[Appointment] = []
        self.said: dict[str, PersonSaid] = {}
        self.results: list[LineResult] = []
        self.met: set[int] = set()
        self._numbers = {person.pk: number for number, person in known.people.items()}
        self._appointments = self._by_identity()
        self._compare(lines)

    def _by_identity(self) -> dict[Identity, Appointment]:
        return {
            (self._numbers[each.person_id], each.unit_id, each.profile, each.starts_on): each
            for each in self.known.appointments
        }

    def _identity_of(self, line: StaffLine) -> Identity:
        place = place_of(line.faculty, line.department)
        unit = self.known.unit_at(place, until=line.ends_on)
        return line.number, unit.pk if unit else place, line.profile, line.starts_on

    def _compare(self, lines: Sequence[StaffLine]) -> None:
        by_person: dict[str, list[StaffLine]] = defaultdict(list)
        for line in lines:
            by_person[line.number].append(line)
        self.named = frozenset(by_person)
        changes = {number: self._take_person(number, own) for number, own in by_person.items()}
        for number, own in by_person.items():
            self._take_appointments(number, own, changes[number])

    def _take_person(self, number: str, own: Sequence[StaffLine]) -> tuple[Change, ...]:
        said = details_of(own)
        person = self.people.get(number)
        if person is None:
            self.people[number] = person = Person(number=number, **said)
            self.new_people.append(person)
            return tuple(_changes(dict.fromkeys(said), said))
        if person.language_is_chosen:
            said["language"] = person.language
        if person.email_is_chosen:
            said["email"] = person.email
        changes = tuple(_changes({name: getattr(person, name) for name in said}, said))
        if changes:
            for name, value in said.items():
                setattr(person, name, value)
            self.changed_people.append(person)
        return changes

    def _take_appointments(
        self, number: str, own: Sequence[StaffLine], of_person: tuple[Change, ...]
    ) -> None:
        """The results of one person's lines, and what the journal will say about them."""
        is_new = number not in self.known.people
        told = []
        for line in own:
            before = self._appointments.get(self._identity_of(line))
            taken, changes = self._take_appointment(line, before)
            shared = of_person if line is own[0] else ()
            self.results.append(_result(line, (*shared, *changes), is_new=is_new or before is None))
            if changes:
                told.append(AppointmentSaid(taken, _told(line, changes, is_new=before is None)))
        if of_person or told:
            said = {"file": self.file, "is_new": is_new, "changes": _pairs(of_person)}
            self.said[self.people[number].pseudonym] = PersonSaid(said, told)

    def _take_appointment(
        self, line: StaffLine, before: Appointment | None
    ) -> tuple[Appointment, tuple[Change, ...]]:
        manager = self.manager_of(line)
        said: dict[str, Cell] = {name: getattr(line, name) for name in APPOINTMENT_FIELDS}
        said["manager"] = line.manager if manager else ""
        if before is None:
            made = self._appointments[self._identity_of(line)] = self._appointment(line, manager)
            self.new_appointments.append(made)
            identity: dict[str, Cell] = {name: getattr(line, name) for name in IDENTIFYING}
            return made, tuple(_changes({}, {**identity, **said}))
        self.met.add(before.pk)
        changes = tuple(_changes(self._values(before), said))
        if changes:
            for name in APPOINTMENT_FIELDS:
                setattr(before, name, manager if name == "manager" else getattr(line, name))
            self.changed_appointments.append(before)
        return before, changes

    def _values(self, before: Appointment) -> dict[str, Cell]:
        numbers = "" if before.manager_id is None else self._numbers.get(before.manager_id, "")
        values = {name: getattr(before, name) for name in APPOINTMENT_FIELDS if name != "manager"}
        return {**values, "manager": numbers}

    def _appointment(self, line: StaffLine, manager: Person | None) -> Appointment:
        return Appointment(
            person=self.people[line.number],
            unit=self._unit(line),
            profile=line.profile,
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            contract=line.contract,
            fte=line.fte,
            fte_teaching=line.fte_teaching,
            manager=manager,
        )

    def manager_of(self, line: StaffLine) -> Person | None:
        """Nobody is their own manager here, whatever HR says; the report asks about it."""
        return None if line.manager == line.number else self.people.get(line.manager)

    def _unit(self, line: StaffLine) -> Unit:
        place = place_of(line.faculty, line.department)
        if known := self.known.unit_at(place, until=line.ends_on):
            return known
        if place not in self.new_units:
            new = {unit.code for (faculty, _), unit in self.new_units.items() if faculty == line.faculty}
            faculty = self.known.units[place_of(line.faculty, "")]
            codes = self.known.codes[line.faculty] | new
            self.new_units[place] = new_department(faculty, line.department, codes=codes)
        return self.new_units[place]


def details_of(own: Sequence[StaffLine]) -> dict[str, Cell]:
    """What one person's lines say about the person: the first line counts, later ones fill its empty cells.

    What is said about the registration is kept from all of them.
    """
    said: dict[str, Cell] = {
        name: next((value for line in own if (value := getattr(line, name))), getattr(own[0], name))
        for name in PERSON_FIELDS
    }
    emails = [line.email for line in own if is_email(line.email)]
    registrations = dict.fromkeys(line.registration_said for line in own if line.registration_said)
    return {**said, "email": (emails or [""])[0], "registration_said": "; ".join(registrations)}


def _changes(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Iterator[Change]:
    """In the order of the columns; an empty cell and no cell are the same."""
    for name, column in COLUMN_OF.items():
        was, becomes = one_form(before.get(name)), one_form(after.get(name))
        if name in after and becomes != was:
            yield Change(column, was, becomes)


def one_form(value: Cell) -> Cell:
    """0,8 is 0,800, and an empty cell says nothing."""
    if isinstance(value, Decimal):
        return value.normalize()
    return None if value == "" else value


def _result(line: StaffLine, changes: tuple[Change, ...], *, is_new: bool) -> LineResult:
    changed = LineVerdict.CHANGED if changes else LineVerdict.UNCHANGED
    return LineResult(line.line, line.number, LineVerdict.CREATED if is_new else changed, changes)


def _told(line: StaffLine, changes: tuple[Change, ...], *, is_new: bool) -> dict[str, object]:
    return {
        "faculty": line.faculty,
        "department": line.department,
        "profile": line.profile,
        "starts_on": line.starts_on,
        "is_new": is_new,
        "changes": _pairs(changes),
    }


def _pairs(changes: tuple[Change, ...]) -> dict[str, list[Cell]]:
    """Before and after, per column."""
    return {change.column: [change.before, change.after] for change in changes}
