"""Whom somebody asks about the UTQ: the places of which the guide speaks, and who holds an office there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q

from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.people.queries import NAME, full_name, in_force, in_or_above, unit_name
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Place:
    """The institution, or a faculty of it. `path` is its place in the tree."""

    code: str
    name: Text
    path: str
    is_faculty: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    name: str
    email: str


def places(on: date) -> list[Place]:
    """The institution first, also where there are no units yet, then its faculties; one statement."""
    kinds = (Unit.Kind.INSTITUTION, Unit.Kind.FACULTY)
    found = [
        Place(unit.code, unit_name(unit), unit.path, is_faculty=unit.kind == Unit.Kind.FACULTY)
        for unit in Unit.objects.filter(in_force(on), kind__in=kinds)
    ]
    if all(each.is_faculty for each in found):
        found.append(Place("", Text(nl=settings.INSTITUTION_NL, en=settings.INSTITUTION_EN), ""))
    return sorted(found, key=lambda each: (each.is_faculty, each.name.en.casefold(), each.path))


def holders(place: Place, roles: Collection[str], *, on: date) -> Mapping[str, list[Holder]]:
    """Who holds these offices for a place, by role; of the institution only its own. One statement."""
    where = Q(unit__path__in=in_or_above(place.path))
    if place.is_faculty:
        where |= Q(unit__path__startswith=place.path)
    rows = (
        Membership.objects.filter(in_force(on), where, role__in=roles)
        .order_by("-unit__path", "person__family_name", "person__given_name", "pk")
        .values_list("role", *(f"person__{name}" for name in (*NAME, "email")))
    )
    found: defaultdict[str, list[Holder]] = defaultdict(list)
    for role, *name, email in dict.fromkeys(rows):
        found[role].append(Holder(full_name(*name), email))
    return found
