"""The councils of a unit, and who sits in one on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.people.queries import full_name, in_force, unit_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Text

COUNCIL_ROLES = (
    Membership.Role.COUNCIL_CHAIR,
    Membership.Role.COUNCIL_STAFF,
    Membership.Role.COUNCIL_STUDENT,
)
"""Who has a vote; the registrar helps the council and has none."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in the council on a day."""

    person: int
    name: str
    role: str

    @property
    def is_student(self) -> bool:
        return self.role == Membership.Role.COUNCIL_STUDENT


def members_of(council: int, *, on: date) -> list[Member]:
    """Everybody with a vote, by name; one statement."""
    rows = (
        Membership.objects.filter(in_force(on), unit=council, role__in=COUNCIL_ROLES)
        .order_by("person__family_name", "person__given_name", "person")
        .values_list("person", "role", "person__given_name", "person__prefix", "person__family_name")
    )
    found = {person: Member(person, full_name(*name), role) for person, role, *name in rows}
    return list(found.values())


def councils_of(unit: int, *, on: date) -> list[tuple[str, Text]]:
    """The councils that speak for this unit, with their names; one statement."""
    found = Unit.objects.filter(in_force(on), parent=unit, kind=Unit.Kind.COUNCIL).order_by("pk")
    return [(str(each.pk), unit_name(each)) for each in found]


def office_holders(unit: int, *, on: date) -> list[tuple[str, str]]:
    rows = (
        Membership.objects.filter(in_force(on), unit=unit)
        .exclude(role__in=COUNCIL_ROLES)
        .order_by("person__family_name", "person__given_name", "person")
        .values_list("person", "person__given_name", "person__prefix", "person__family_name")
    )
    return list({str(person): full_name(*name) for person, *name in rows}.items())


def former_member(council: int, person: int, *, on: date) -> date | None:
    """The last day on which somebody was in this council, where that is over; one statement."""
    ended = Membership.objects.filter(
        unit=council, person=person, role__in=COUNCIL_ROLES, ends_on__lt=on
    ).order_by("-ends_on")
    return ended.values_list("ends_on", flat=True).first()


def councils_with(standing: Standing) -> list[tuple[Unit, str]]:
    """The councils in which somebody sits or that they help, each with their role; one statement."""
    roles = [*COUNCIL_ROLES, Membership.Role.COUNCIL_REGISTRAR]
    rows = Membership.objects.filter(in_force(standing.on), person=standing.person, role__in=roles)
    return [
        (each.unit, str(each.role)) for each in rows.select_related("unit", "unit__parent").order_by("unit")
    ]
