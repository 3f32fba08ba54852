"""Who may be asked to judge somebody, and who may not: those who know each other from work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.people.models import Appointment, Membership, Person, Unit
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.sentence import Said, Sentence

WORKPLACES = (Unit.Kind.DEPARTMENT, Unit.Kind.SCHOOL, Unit.Kind.LOCATION)
EMPLOYED_AS = (Membership.Role.TEACHER, Membership.Role.SCHOOL_LEADER, Membership.Role.SCHOOL_TRAINER)


def barred_from_judging(subject: int | None, *, guiding: Collection[str] = (), on: date) -> frozenset[int]:
    """Whoever can never judge this person, whichever way they are proposed.

    The person themself, the line manager, and whoever guides or guided them: a party with one of these
    relations in any case about them. Two statements.
    """
    managers = Appointment.objects.filter(in_force(on), person=subject or 0, manager__isnull=False)
    guides = Party.objects.filter(case__subject_id=subject, relation__in=guiding)
    return frozenset(
        {subject or 0}
        | set(managers.values_list("manager_id", flat=True))
        | set(guides.values_list("person_id", flat=True))
    )


def in_pool(role: str, *, on: date, without: Collection[int] = ()) -> tuple[tuple[str, str], ...]:
    """Everybody with this role on that day, as (key, name), by name; one statement."""
    pool = Membership.objects.filter(in_force(on), role=role)
    people = Person.objects.filter(pk__in=pool.values("person")).exclude(pk__in=without)
    return tuple((str(person.pk), person.name) for person in people.order_by("family_name", "given_name"))


def judges(role: str, *, on: date, without: Collection[int] = ()) -> tuple[tuple[str, Said], ...]:
    """The same, each with their faculty and with how many open rounds they judge in; two statements."""
    open_rounds = Judgement.objects.filter(judge=OuterRef("pk"), round__closed_at=None).order_by()
    work = Appointment.objects.filter(in_force(on), person=OuterRef("pk")).order_by("-fte", "pk")
    pool = Membership.objects.filter(in_force(on), role=role)
    people = (
        Person.objects.filter(pk__in=pool.values("person"))
        .exclude(pk__in=without)
        .annotate(
            load=Coalesce(Subquery(open_rounds.values("judge").annotate(n=Count("pk")).values("n")), 0),
            works_at=Subquery(work.values("unit__path")[:1]),
        )
        .order_by("family_name", "given_name")
    )
    faculties = {unit.path: unit.code for unit in Unit.objects.filter(kind=Unit.Kind.FACULTY)}
    return tuple(
        (str(each.pk), _as_judge(each, each.load, each.works_at or "", faculties)) for each in people
    )


def _as_judge(person: Person, load: int, works_at: str, faculties: Mapping[str, str]) -> Said:
    faculty = next((code for path, code in faculties.items() if works_at.startswith(path)), None)
    if faculty is None:
        return Sentence("{name}, judges {count} now", name=person.name, count=load)
    return Sentence("{name} ({faculty}), judges {count} now", name=person.name, faculty=faculty, count=load)


def colleagues_among(people: Collection[int], subject: int, *, on: date) -> frozenset[int]:
    """Who of these works with the subject on that day: the same employer of schools, the same department,
    or one of the two leads the other. Four statements, however many people there are.
    """
    everybody = [*people, subject]
    places: dict[int, set[str]] = {each: set() for each in everybody}
    for person, path, kind in _workplaces(everybody, on=on):
        places[person].add(_employer(path, kind))
    leads = Appointment.objects.filter(in_force(on)).filter(
        Q(person=subject, manager__in=people) | Q(person__in=people, manager=subject)
    )
    found = {each for pair in leads.values_list("person_id", "manager_id") for each in pair}
    found |= {each for each in people if places[each] & places[subject]}
    return frozenset(found - {subject})


def _workplaces(people: Collection[int], *, on: date) -> list[tuple[int, str, str]]:
    work = Appointment.objects.filter(in_force(on), person__in=people, unit__kind__in=WORKPLACES)
    roles = Membership.objects.filter(
        in_force(on), person__in=people, role__in=EMPLOYED_AS, unit__kind__in=(*WORKPLACES, "school-board")
    )
    wanted = ("person_id", "unit__path", "unit__kind")
    return [*work.values_list(*wanted), *roles.values_list(*wanted)]


def _employer(path: str, kind: str) -> str:
    """The department itself; of a school or a location, the board at the root of its tree."""
    return path if kind == Unit.Kind.DEPARTMENT else f"/{path.split('/')[1]}/"
