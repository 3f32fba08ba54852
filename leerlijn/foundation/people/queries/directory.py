"""Who works here and who has a role: the people somebody may look up, found by name or number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.people.fulltext import Matching
from leerlijn.foundation.people.models import Account, Appointment, Mandate, Membership, Person, Unit
from leerlijn.foundation.people.queries import full_name, not_over, unit_name
from leerlijn.kernel.policy import Action, Standing, Thing
from leerlijn.kernel.sentence import Text

type Seen = Person
type Held = Account
PAGE = 25
"""People on one page of the list."""


def visible_to(standing: Standing, action: Action) -> QuerySet[Person]:
    """Whoever works or has a role in the unit of one's office or below it, today or later.

    Who works nowhere belongs to the institution: only an office of the whole of it finds them. Nobody finds
    who was erased.
    """
    seen = Q(pk__in=())
    for office in standing.offices:
        if office.role in action.offices:
            seen |= _is_in(office.path, on=standing.on)
    return Person.objects.filter(seen, merged_into=None, erased_at=None)


def _is_in(path: str, *, on: date) -> Q:
    work = Appointment.objects.filter(not_over(on), person=OuterRef("pk"))
    roles = Membership.objects.filter(not_over(on), person=OuterRef("pk"))
    inside = {"unit__path__startswith": path}
    found = Q(Exists(work.filter(**inside))) | Q(Exists(roles.filter(**inside)))
    is_root = path.count("/") == 2  # "/1/": nothing lies above it
    return found | (~Q(Exists(work)) & ~Q(Exists(roles))) if is_root else found


def wholly_under(standing: Standing, action: Action) -> QuerySet[Person]:
    """Of those the ones of whom nothing lies outside the units of one's offices, today or later.

    Whoever also works or has a role elsewhere, or acts there for somebody, is for an office above both: else
    the administrator of one faculty could come in as whoever manages them all.
    """
    offices = [office.path for office in standing.offices if office.role in action.offices]
    there = Q(pk__in=())
    for path in offices:
        there |= Q(unit__path__startswith=path)
    held = Q(person=OuterRef("pk"))
    beyond = (
        Appointment.objects.filter(not_over(standing.on), held).exclude(there),
        Membership.objects.filter(not_over(standing.on), held).exclude(there),
        Mandate.objects.filter(not_over(standing.on), deputy=OuterRef("pk"), withdrawn_on=None).exclude(
            there
        ),
    )
    return visible_to(standing, action).filter(*(~Exists(rows) for rows in beyond))


def places_of(person_id: int, *, on: date) -> tuple[Thing, ...]:
    """The same as the policy knows it: one thing for every place where somebody works or has a role."""
    work = Appointment.objects.filter(not_over(on), person=person_id).values_list("unit__path")
    roles = Membership.objects.filter(not_over(on), person=person_id).values_list("unit__path")
    places = [path for (path,) in work.union(roles)]
    return tuple(map(Thing, places or Unit.objects.filter(parent=None).values_list("path", flat=True)))


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the list. `account` is open, first, closed, or empty where there is none."""

    id: int
    name: str
    number: str
    units: tuple[Text, ...]
    account: str


def people_like(
    typed: str, standing: Standing, action: Action, *, after: int | None = None
) -> tuple[list[PersonLine], int | None]:
    """One page by name, of those who may be seen, and the key to go on from; at most three statements.

    Every word must begin a word of their names, or their number.
    """
    found = visible_to(standing, action).filter(*map(_fits, typed.split())).order_by(*BY_NAME)
    last = Person.objects.filter(pk=after).values_list(*BY_NAME).first() if after else None
    rows = list((found.filter(_behind(*last)) if last else found).values_list(*SHOWN)[: PAGE + 1])
    units = _units_of([row[0] for row in rows], on=standing.on)
    lines = [
        PersonLine(key, full_name(*name), number or "", tuple(units[key]), _state(active, first))
        for key, number, active, first, *name in rows[:PAGE]
    ]
    return lines, lines[-1].id if len(rows) > PAGE else None


BY_NAME = ("family_name", "given_name", "pk")
SHOWN = (
    "pk",
    "number",
    "account__is_active",
    "account__is_first_password",
    "given_name",
    "prefix",
    "family_name",
)


def _fits(word: str) -> Q:
    return Q(pk__in=Matching("people_person", word))


def _behind(family_name: str, given_name: str, key: int) -> Q:
    """Whoever comes after this one in the order of the list."""
    same = Q(family_name=family_name)
    later = Q(given_name__gt=given_name) | Q(given_name=given_name, pk__gt=key)
    return Q(family_name__gt=family_name) | (same & later)


def _state(active: bool | None, first: bool | None) -> str:
    if active is None:
        return ""
    return ("first" if first else "open") if active else "closed"


def state_of(account: Account | None) -> str:
    """The same for one account."""
    return _state(account.is_active, account.is_first_password) if account else ""


def _units_of(people: Iterable[int], *, on: date) -> Mapping[int, list[Text]]:
    rows = (
        Appointment.objects.filter(not_over(on), person__in=list(people))
        .order_by("-fte", "starts_on", "pk")
        .values_list("person", "unit__name_nl", "unit__name_en")
    )
    found: defaultdict[int, list[Text]] = defaultdict(list)
    for person, nl, en in rows:
        if (name := Text(nl=nl, en=en)) not in found[person]:
            found[person].append(name)
    return found


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An employment as HR delivered it."""

    profile: str
    unit: Text
    contract: str
    fte: object
    fte_teaching: object
    starts_on: date
    ends_on: date | None
    manager: str


def appointments_of(person_id: int) -> list[AppointmentLine]:
    """All that we know, the latest first; one statement."""
    found = (
        Appointment.objects.filter(person=person_id)
        .select_related("unit", "manager")
        .order_by("-starts_on", "-pk")
    )
    return [
        AppointmentLine(
            profile=each.profile,
            unit=unit_name(each.unit),
            contract=each.contract,
            fte=each.fte,
            fte_teaching=each.fte_teaching,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            manager=each.manager.name if each.manager else "",
        )
        for each in found
    ]


def person_seen(number: int, standing: Standing, action: Action) -> Person | None:
    """Somebody with their account, if this is open about them; one statement."""
    return visible_to(standing, action).select_related("account").filter(pk=number).first()


def person_managed(number: int, standing: Standing, action: Action) -> Person | None:
    """The same where it must be open in every place that they have."""
    return wholly_under(standing, action).select_related("account").filter(pk=number).first()


def account_of(person: Person) -> Account | None:
    """Of somebody who was read with their account."""
    return getattr(person, "account", None)
