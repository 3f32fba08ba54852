"""Whose duty to qualify somebody may look up, and by which rules it is judged there."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length

from leerlijn.domains.qualification.queries.duties import RULES
from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.people.models import Appointment, Person
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.policy import Action, Standing


def visible_to(standing: Standing, action: Action, *, on: date) -> QuerySet[Person]:
    """Oneself, and by an office whoever works in its unit or below it on that day.

    Who works nowhere on that day is seen where they worked, or will.
    """
    work = Appointment.objects.filter(person=OuterRef("pk"))
    then = work.filter(in_force(on))
    seen = Q(pk=standing.person)
    for office in standing.offices:
        if office.role in action.offices:
            here = Q(unit__path__startswith=office.path)
            seen |= Q(Exists(then.filter(here))) | Q(~Exists(then), Exists(work.filter(here)))
    return Person.objects.filter(seen)


def with_rules(persons: QuerySet[Person], *, on: date) -> QuerySet[Person]:
    """Each with `rules`: what was set nearest to where they work, or the default. No statement of its own."""
    there = Appointment.objects.filter(
        in_force(on), person=OuterRef(OuterRef("pk")), unit__path__startswith=OuterRef("unit__path")
    )
    chosen = (
        SettingValue.objects.filter(in_force(on), key=RULES.key)
        .filter(Q(unit=None) | Exists(there))
        .order_by(Length(Coalesce("unit__path", Value(""))).desc(), "-starts_on")
        .values("value")
    )
    return persons.annotate(rules=Coalesce(Subquery(chosen[:1]), Value(RULES.default)))
