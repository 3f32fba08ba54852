"""What we know of the staff before a file is read: a handful of statements, however many people."""

from __future__ import annotations

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
    """The institution, its units by place, everybody with a personnel number, and their appointments.

    `ended` are the departments that are over; `codes` what each faculty has below it, those included.
    `numbers` leads from the number of whoever was merged to that of the one who stays.
    """

    institution: Unit
    units: Mapping[Place, Unit]
    ended: Mapping[Place, Unit]
    codes: Mapping[str, frozenset[str]]
    people: Mapping[str, Person]
    numbers: Mapping[str, str]
    appointments: tuple[Appointment, ...]

    @property
    def faculties(self) -> frozenset[str]:
        return frozenset(code for code, department in self.units if not department)

    def unit_at(self, place: Place, *, until: date | None) -> Unit | None:
        """Where somebody works until this day; one that is over only for whoever left before its end."""
        ended = self.ended.get(place)
        if place in self.units or ended is None or ended.ends_on is None:
            return self.units.get(place)
        return ended if until and until <= ended.ends_on else None

    def running(self, on: date) -> Iterable[Appointment]:
        return (each for each in self.appointments if runs(each, on))


def runs(dated: Appointment | Unit, on: date) -> bool:
    return dated.starts_on <= on and (dated.ends_on is None or dated.ends_on >= on)


def place_of(faculty: str, department: str) -> Place:
    return faculty, department.casefold()


def known_staff(on: date) -> Known:
    """As it is once no other list is being taken over; within a transaction."""
    institution = held_institution()
    below = list(Unit.objects.filter(path__startswith=institution.path).order_by("pk"))
    faculties = {unit.pk: unit for unit in below if unit.kind == Unit.Kind.FACULTY and not _is_over(unit, on)}
    if not faculties:
        raise Wrong(NO_FACULTIES)
    parts = [unit for unit in below if unit.parent_id in faculties]
    departments = [unit for unit in parts if unit.kind == Unit.Kind.DEPARTMENT]
    places = {place_of(unit.code, ""): unit for unit in faculties.values()}
    places |= _by_names([unit for unit in departments if not _is_over(unit, on)], faculties, on)
    ended = _by_names([unit for unit in departments if _is_over(unit, on)], faculties, on)
    codes = {
        faculty.code: frozenset(unit.code for unit in parts if unit.parent_id == key)
        for key, faculty in faculties.items()
    }
    people = {each.number: each for each in Person.objects.exclude(number=None) if each.number}
    numbers_by_key = {each.pk: number for number, each in people.items()}
    numbers = {
        number: numbers_by_key[each.merged_into_id]
        for number, each in people.items()
        if each.merged_into_id in numbers_by_key
    }
    staying = {number: each for number, each in people.items() if not each.merged_into_id}
    appointments = Appointment.objects.filter(person__number__isnull=False, person__merged_into=None)
    return Known(institution, places, ended, codes, staying, numbers, tuple(appointments.order_by("pk")))


def held_institution() -> Unit:
    """The root of the tree. Rivals wait here, so that two lists at once are two after each other."""
    roots = Unit.objects.select_for_update().filter(kind=Unit.Kind.INSTITUTION, parent=None)
    found = roots.order_by("pk").first()
    if found is None:
        raise Wrong(NO_FACULTIES)
    return found


def _is_over(unit: Unit, on: date) -> bool:
    return unit.ends_on is not None and unit.ends_on < on


def _by_names(departments: Iterable[Unit], faculties: Mapping[int, Unit], on: date) -> dict[Place, Unit]:
    """By each name they have or had: what one is called now counts before what another was called."""
    units = {unit.pk: unit for unit in departments}
    begun = UnitName.objects.filter(starts_on__lte=on).order_by("starts_on", "pk")
    earlier = [(units[key], name) for key, name in begun.values_list("unit", "name_nl") if key in units]
    now = [(unit, unit.name_nl) for unit in units.values()]
    return {
        place_of(faculties[unit.parent_id].code, name): unit
        for unit, name in (*earlier, *now)
        if unit.parent_id
    }
