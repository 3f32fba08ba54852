"""The tree of units, and who has which role in them: as somebody may read it, and row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.people.fulltext import Matching
from leerlijn.foundation.people.models import Appointment, Mandate, Membership, Unit, UnitName
from leerlijn.foundation.people.queries import (
    full_name,
    in_force,
    in_or_above,
    mandates_that_count,
    not_over,
    unit_name,
)
from leerlijn.kernel.policy import Action, Standing
from leerlijn.kernel.sentence import Text

type Place = Unit
type OwnRole = Membership
ROLES: list[str] = list(Membership.Role)


def visible_to(standing: Standing, action: Action) -> QuerySet[Unit]:
    """The units for which this action is open to somebody, by their offices."""
    seen = Q(pk__in=())
    for office in standing.offices:
        if office.role in action.offices:
            seen |= Q(path__startswith=office.path)
    return Unit.objects.filter(seen)


def units_like(words: Iterable[str], standing: Standing, action: Action, *, limit: int) -> list[Unit]:
    """Those somebody may read in whose names, of now or before, every word begins one; one statement."""
    found = visible_to(standing, action).filter(*map(_is_called, words))
    return list(found.order_by("path")[:limit])


def _is_called(word: str) -> Q:
    earlier = UnitName.objects.filter(pk__in=Matching("people_unitname", word))
    return Q(pk__in=Matching("people_unit", word)) | Q(pk__in=earlier.values("unit"))


def tops_of(standing: Standing, action: Action) -> list[str]:
    """Where the part of the tree begins that somebody reads: places of which none lies in another."""
    places = sorted({office.path for office in standing.offices if office.role in action.offices})
    return [place for place in places if not any(place != top and place.startswith(top) for top in places)]


def upper_branches(standing: Standing, action: Action) -> list[tuple[Unit, list[Unit]]]:
    """Each top that somebody reads, with what hangs right under it; one statement."""
    tops = tops_of(standing, action)
    units = (
        Unit.objects.filter(not_over(standing.on), Q(path__in=tops) | Q(parent__path__in=tops))
        .order_by("path", "pk")
        .all()
    )
    below: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.path not in tops and unit.parent_id:
            below[unit.parent_id].append(unit)
    return [(unit, _by_name(below[unit.pk])) for unit in units if unit.path in tops]


def units_right_under(unit: Unit, *, on: date) -> list[Unit]:
    """Its parts that are not over; one statement."""
    return _by_name(Unit.objects.filter(not_over(on), parent=unit))


def units_above(unit: Unit) -> list[Unit]:
    """From the root down to its parent; one statement."""
    places = in_or_above(unit.path)[:-1]
    return sorted(Unit.objects.filter(path__in=places), key=lambda each: len(each.path))


def _by_name(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda each: (each.kind, each.name_en.casefold(), each.pk))


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """Somebody in a role, from a day until a day."""

    id: int
    role: str
    person: int
    name: str
    starts_on: date
    ends_on: date | None


def offices_in(units: Iterable[Unit], *, on: date) -> Mapping[int, list[OfficeLine]]:
    """Roles that are not over, per unit, in the order of the roles; one statement."""
    rows = (
        Membership.objects.filter(not_over(on), unit__in=[unit.pk for unit in units])
        .order_by("person__family_name", "person__given_name", "pk")
        .values_list(
            "unit",
            "pk",
            "role",
            "person",
            "starts_on",
            "ends_on",
            "person__given_name",
            "person__prefix",
            "person__family_name",
        )
    )
    found: defaultdict[int, list[OfficeLine]] = defaultdict(list)
    for unit, key, role, person, starts_on, ends_on, *name in rows:
        found[unit].append(OfficeLine(key, role, person, full_name(*name), starts_on, ends_on))
    return {unit: sorted(lines, key=lambda line: ROLES.index(line.role)) for unit, lines in found.items()}


@dataclass(frozen=True, slots=True)
class DeputyLine:
    """Who may act for whom in a unit; `counts` is whether it opens anything today."""

    role: str
    giver: str
    deputy: str
    starts_on: date
    ends_on: date | None
    reason: str
    counts: bool


def mandates_in(unit: Unit, *, on: date) -> list[DeputyLine]:
    """The register of mandates of this unit: what is neither over nor withdrawn; one statement."""
    mandates = (
        Mandate.objects.filter(not_over(on), unit=unit, withdrawn_on=None)
        .select_related("giver", "deputy")
        .annotate(counts=Exists(mandates_that_count(on).filter(pk=OuterRef("pk"))))
        .order_by("starts_on", "pk")
    )
    return [
        DeputyLine(
            each.role,
            each.giver.name,
            each.deputy.name,
            each.starts_on,
            each.ends_on,
            each.reason,
            each.counts,
        )
        for each in mandates
    ]


def membership_numbered(number: int) -> Membership | None:
    """With its unit and its person; one statement."""
    return Membership.objects.select_related("unit", "person").filter(pk=number).first()


def offices_to_pass_on(person_id: int, *, on: date) -> list[Membership]:
    """Somebody's own roles that are not over, with their units; one statement."""
    return list(
        Membership.objects.filter(not_over(on), person=person_id)
        .select_related("unit")
        .order_by("starts_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class LooseRight:
    """A right whose reason has gone: somebody left and kept a role, or gave a mandate and lost the role."""

    unit: int
    where: Text
    role: str
    person: int
    name: str
    since: date
    deputy: str = ""


def loose_rights(standing: Standing, action: Action) -> list[LooseRight]:
    """Rights in force without a living reason, where somebody may read them; two statements."""
    return [*_roles_of_leavers(standing, action), *_mandates_of_nothing(standing, action)]


def _roles_of_leavers(standing: Standing, action: Action) -> list[LooseRight]:
    """Who never had an appointment is from outside: an assessor or accountant of whom HR knows nothing."""
    on, work = standing.on, Appointment.objects.filter(person=OuterRef("person"))
    roles = (
        Membership.objects.filter(in_force(on), Exists(work), ~Exists(work.filter(not_over(on))))
        .filter(unit__in=visible_to(standing, action))
        .select_related("unit", "person")
        .order_by("unit__path", "pk")
    )
    return [
        LooseRight(
            each.unit_id, unit_name(each.unit), each.role, each.person_id, each.person.name, each.starts_on
        )
        for each in roles
    ]


def _mandates_of_nothing(standing: Standing, action: Action) -> list[LooseRight]:
    on = standing.on
    mandates = (
        Mandate.objects.filter(in_force(on), withdrawn_on=None, unit__in=visible_to(standing, action))
        .exclude(pk__in=mandates_that_count(on).values("pk"))
        .select_related("unit", "giver", "deputy")
        .order_by("unit__path", "pk")
    )
    return [
        LooseRight(
            each.unit_id,
            unit_name(each.unit),
            each.role,
            each.giver_id,
            each.giver.name,
            each.starts_on,
            each.deputy.name,
        )
        for each in mandates
    ]
