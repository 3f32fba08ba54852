"""Who may be asked to judge somebody: who is in the pool that day, and not related to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.people.models import Appointment, Membership, Person
from leerlijn.foundation.people.queries import in_force
from leerlijn.foundation.people.queries.faculties import faculties
from leerlijn.kernel.sentence import Said, Sentence


def in_pool(role: str, *, on: date) -> tuple[tuple[str, str], ...]:
    """Everybody with this role on that day, as (key, name), by name; one statement."""
    pool = Membership.objects.filter(in_force(on), role=role)
    people = Person.objects.filter(pk__in=pool.values("person"))
    return tuple((str(person.pk), person.name) for person in people.order_by("family_name", "given_name"))


def judges(
    role: str, *, on: date, subject: int | None = None, but: Q | None = None
) -> tuple[tuple[str, Said], ...]:
    """The same, each with their faculty and with how many open rounds they judge in; two statements.

    Of a `subject` only those who may judge that person; two more. `but`: nobody of whom this is so.
    """
    open_rounds = Judgement.objects.filter(judge=OuterRef("pk"), round__closed_at=None).order_by()
    work = Appointment.objects.filter(in_force(on), person=OuterRef("pk")).order_by("-fte", "pk")
    pool = Membership.objects.filter(in_force(on), role=role)
    people = (
        Person.objects.filter(pk__in=pool.values("person"))
        .annotate(
            load=Coalesce(Subquery(open_rounds.values("judge").annotate(n=Count("pk")).values("n")), 0),
            works_at=Subquery(work.values("unit__path")[:1]),
        )
        .order_by("family_name", "given_name")
    )
    if but is not None:
        people = people.exclude(but)
    codes = {faculty.path: faculty.code for faculty in faculties()}
    related = related_among([each.pk for each in people], subject, on=on)
    return tuple(
        (str(each.pk), _as_judge(each, each.load, each.works_at or "", codes))
        for each in people
        if each.pk not in related
    )


def _as_judge(person: Person, load: int, works_at: str, codes: Mapping[str, str]) -> Said:
    faculty = next((code for path, code in codes.items() if works_at.startswith(path)), None)
    if faculty is None:
        return Sentence("{name}, judges {count} now", name=person.name, count=load)
    return Sentence("{name} ({faculty}), judges {count} now", name=person.name, faculty=faculty, count=load)
