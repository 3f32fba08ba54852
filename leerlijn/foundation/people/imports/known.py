"""What we know of the staff before a file is read: a handful of statements, however many people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.people.models import Appointment, Person, Unit, UnitName
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

NO_FACULTIES = Sentence("There are no faculties yet. Add the faculties first, with the codes that HR uses.")

type Place = tuple[str, str]
"""Code of the faculty and name of the department in small letters; no name for the faculty itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """The institution, its units by place, everybody with a personnel number, and their appointments."""

    institution: Unit
    units: Mapping[Place, Unit]
    people: Mapping[str, Person]
    appointments: tuple[Appointment, ...]

    @property
    def faculties(self) -> frozenset[str]:
        return frozenset(code for code, department in self.units if not department)

    def running(self, on: date) -> Iterable[Appointment]:
        return (each for each in self.appointments if runs(each, on))


def runs(dated: Appointment | Unit, on: date) -> bool:
    return dated.starts_on <= on and (dated.ends_on is None or dated.ends_on >= on)


def place_of(faculty: str, department: str) -> Place:
    return faculty, department.casefold()


def known_staff(on: date) -> Known:
    """As it is once no other list is being taken over; within a transaction."""
    institution = held_institution()
    units = _places(institution, on)
    if not units:
        raise Wrong(NO_FACULTIES)
    people = {person.number: person for person in Person.objects.exclude(number=None) if person.number}
    appointments = Appointment.objects.filter(person__number__isnull=False).order_by("pk")
    return Known(institution, units, people, tuple(appointments))


def held_institution() -> Unit:
    """The root of the tree. Rivals wait here, so that two lists at once are two after each other."""
    roots = Unit.objects.select_for_update().filter(kind=Unit.Kind.INSTITUTION, parent=None)
    found = roots.order_by("pk").first()
    if found is None:
        raise Wrong(NO_FACULTIES)
    return found


def _places(institution: Unit, on: date) -> dict[Place, Unit]:
    """Faculties that did not end, and the departments under them, by any name they have or had."""
    earlier = defaultdict[int, list[str]](list)
    for key, name in UnitName.objects.order_by("pk").values_list("unit", "name_nl"):
        earlier[key].append(name)
    units = list(Unit.objects.filter(path__startswith=institution.path).order_by("pk"))
    faculties = {
        unit.pk: unit
        for unit in units
        if unit.kind == Unit.Kind.FACULTY and (unit.ends_on is None or unit.ends_on >= on)
    }
    departments = {
        place_of(faculties[unit.parent_id].code, name): unit
        for unit in units
        if unit.kind == Unit.Kind.DEPARTMENT and unit.parent_id in faculties
        for name in (*earlier[unit.pk], unit.name_nl)
    }
    return {place_of(unit.code, ""): unit for unit in faculties.values()} | departments
