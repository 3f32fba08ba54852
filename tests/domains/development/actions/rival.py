"""Teachers who enrol, each in a process of their own, round after round; some withdraw at the same moment."""

from __future__ import annotations

import json
import sys
from functools import partial

from leerlijn.domains.development.actions.enrolments import enrol
from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Series
from leerlijn.foundation.meetings.queries import moves_of
from leerlijn.foundation.meetings.waiting import replay, rule_from
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import standing_of
from tests.domains.development.world import AT, build, teachers
from tests.tools import forking

SEATS = 5


def school() -> str:
    return str(Unit.objects.get(code="noordveld-1").pk)


def prepare() -> None:
    rounds, how_many = int(sys.argv[1]), int(sys.argv[2])
    world = build()
    teachers(world, how_many)
    for _ in range(rounds):
        world.open(seats=SEATS, sessions=1)


def enrols(edition: int, person: Person) -> None:
    found = Edition.objects.select_related("case", "offering__unit", "series").get(pk=edition)
    by, said = standing_of(person.pk, on=AT.date()), {"school": school(), "payer": "school"}
    made = enrol(found, by=by, at=AT, said=said)
    assert isinstance(made, Case), made


def gives_back(edition: int, person: Person) -> None:
    case = Case.objects.get(enrolment__edition=edition, enrolment__person=person)
    if case.state == "accepted":
        by = standing_of(person.pk, on=AT.date())
        left = take_step(case.pk, "withdraw", by=by, at=AT, version=case.version)
        assert isinstance(left, Case), left


def at_once() -> None:
    """Everybody enrols at once, and then the seated all withdraw at once; prints what was no seat or list."""
    everybody = list(Person.objects.filter(given_name__startswith="Teacher-").order_by("pk"))
    editions = Edition.objects.order_by("pk").values_list("pk", flat=True)
    turns = [partial(deed, edition) for edition in editions for deed in (enrols, gives_back)]
    print(json.dumps(forking.at_once(everybody, turns)))


def tell() -> None:
    found = []
    for series in Series.objects.order_by("pk"):
        states = list(Enrolment.objects.filter(edition__series=series).values_list("case__state", flat=True))
        found.append(
            {
                "left": states.count("withdrawn_free"),
                "offered": states.count("offered"),
                "waiting": states.count("waitlisted"),
                "taken": series.taken,
                "wrong": replay(moves_of(series.pk), seats=series.seats, rule=rule_from(series.rule)),
            }
        )
    print(json.dumps(found))
