"""The relation graph: who knows whom too well to judge, from work, from what was said before, or as declared.

It answers with people and never with why; nobody is told which relation it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels import queries
from leerlijn.foundation.panels.models import Declaration
from leerlijn.foundation.panels.panel import Panel
from leerlijn.foundation.panels.relations import BARRING, DECIDING
from leerlijn.foundation.people.models import Appointment, Membership, Person, Unit
from leerlijn.foundation.people.queries import in_force

WORKPLACES = (Unit.Kind.DEPARTMENT, Unit.Kind.SCHOOL, Unit.Kind.LOCATION)
EMPLOYED_AS = (Membership.Role.TEACHER, Membership.Role.SCHOOL_LEADER, Membership.Role.SCHOOL_TRAINER)


def panel_for(
    case: Case, judges: Sequence[Person], *, on: date, certified: Mapping[int, date] | None = None
) -> Panel:
    """What the rule of a panel is asked before somebody is let in: also who is related; four statements."""
    panel = queries.seats_for(case, judges, on=on, certified=certified)
    return replace(panel, related=related_among([each.pk for each in judges], case.subject_id, on=on))


def related_among(people: Collection[int], subject: int | None, *, on: date) -> frozenset[int]:
    """Who of these cannot judge the subject on that day: the subject, and whoever is related to them.

    Two statements, however many people there are.
    """
    if subject is None or not people:
        return frozenset()
    first, *others = _known(people, subject, on)
    known = set(first.union(*others))
    return frozenset(known | _colleagues(people, subject, on=on) | ({subject} & set(people)))


def _known(people: Collection[int], subject: int, on: date) -> Iterator[QuerySet[Any, int]]:
    """Who leads whom, who guided, who said something about the subject before, and what was declared."""
    work = Appointment.objects.filter(in_force(on))
    yield work.filter(person=subject, manager__in=people).values_list("manager_id", flat=True)
    yield work.filter(manager=subject, person__in=people).values_list("person_id", flat=True)
    guides = Party.objects.filter(relation__in=[relation.key for relation in BARRING])
    yield guides.filter(case__subject=subject, person__in=people).values_list("person_id", flat=True)
    known_as = Person.objects.annotate(who=Coalesce("merged_into", "pk"))
    yield known_as.filter(who__in=people, pseudonym__in=_spoke_about(subject)).values_list("who", flat=True)
    declared = Declaration.objects.filter(withdrawn_at=None)
    yield declared.filter(by=subject, about__in=people).values_list("about_id", flat=True)
    yield declared.filter(about=subject, by__in=people).values_list("by_id", flat=True)


def _spoke_about(subject: int) -> QuerySet[Entry, str]:
    steps = Q(pk__in=[])
    for procedure, act in DECIDING:
        about = Case.objects.filter(subject=subject, procedure=procedure).annotate(
            said=Concat(Value("case:"), Cast("pk", CharField()))
        )
        steps |= Q(act=act, subject__in=about.values("said"))
    return Entry.objects.filter(steps).values_list("pseudonym", flat=True)


def _colleagues(people: Collection[int], subject: int, *, on: date) -> set[int]:
    """Of the same department, or of the same employer of schools."""
    places: dict[int, set[str]] = {each: set() for each in (*people, subject)}
    for person, path, kind in _workplaces(places, on=on):
        places[person].add(_employer(path, kind))
    return {each for each in people if places[each] & places[subject]}


def _workplaces(people: Collection[int], *, on: date) -> list[tuple[int, str, str]]:
    work = Appointment.objects.filter(in_force(on), person__in=people, unit__kind__in=WORKPLACES)
    roles = Membership.objects.filter(
        in_force(on), person__in=people, role__in=EMPLOYED_AS, unit__kind__in=(*WORKPLACES, "school-board")
    )
    wanted = ("person_id", "unit__path", "unit__kind")
    return list(work.values_list(*wanted).union(roles.values_list(*wanted)))


def _employer(path: str, kind: str) -> str:
    """The department itself; of a school or a location, the board at the root of its tree."""
    return path if kind == Unit.Kind.DEPARTMENT else f"/{path.split('/')[1]}/"
