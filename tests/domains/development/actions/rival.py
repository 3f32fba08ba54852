"""Teachers who enrol, each in a process of their own, round after round; some withdraw at the same moment."""

from __future__ import annotations

import json
import multiprocessing
import sys

from django.db import connection

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

SEATS = 5


def prepare() -> None:
    rounds, how_many = int(sys.argv[1]), int(sys.argv[2])
    world = build()
    teachers(world, how_many)
    for _ in range(rounds):
        world.open(seats=SEATS, sessions=1)


def at_once() -> None:
    """Everybody enrols at once, and then the seated all withdraw at once; prints what was no seat or list."""
    everybody = list(Person.objects.filter(given_name__startswith="Teacher-").order_by("pk"))
    school = str(Unit.objects.get(code="noordveld-1").pk)
    editions = list(Edition.objects.order_by("pk").values_list("pk", flat=True))
    connection.close()
    forking = multiprocessing.get_context("fork")
    gate, mistakes = forking.Barrier(len(everybody)), forking.SimpleQueue()

    def live(person: Person) -> None:
        by = standing_of(person.pk, on=AT.date())
        for key in editions:
            gate.wait(timeout=120)
            try:
                edition = Edition.objects.select_related("case", "offering__unit", "series").get(pk=key)
                made = enrol(edition, by=by, at=AT, said={"school": school, "payer": "school"})
                if not isinstance(made, Case):
                    mistakes.put(repr(made))
                    continue
                gate.wait(timeout=120)
                case = Case.objects.get(pk=made.pk)
                if case.state == "accepted":
                    left = take_step(case.pk, "withdraw", by=by, at=AT, version=case.version)
                    if not isinstance(left, Case):
                        mistakes.put(repr(left))
            except Exception as mistake:
                mistakes.put(f"{type(mistake).__name__}: {mistake}")
        connection.close()

    rivals = [forking.Process(target=live, args=(person,)) for person in everybody]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()
    said = []
    while not mistakes.empty():
        said.append(mistakes.get())
    print(json.dumps(said))


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
