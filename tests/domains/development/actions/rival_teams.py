"""A school that withdraws its team or names more, while the office cancels; each in a process of its own."""

from __future__ import annotations

import json
import sys
from functools import partial

from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Series
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.verdict import Outdated, Refusal, granted
from tests.domains.development.world import AT, build, teachers
from tests.tools import forking

MEMBERS = 6


def prepare() -> None:
    world = build()
    names = teachers(world, MEMBERS + 1)
    for _ in range(int(sys.argv[1])):
        granted(world.enrol_team(world.open(seats=MEMBERS + 1, sessions=1), names[:MEMBERS]))


def named(name: str) -> Person:
    return Person.objects.get(given_name=name.title())


def acts(edition: int, rival: tuple[str, str]) -> None:
    who, key = rival
    about = Edition.objects.values_list("case", flat=True).get(pk=edition)
    team = Case.objects.get(procedure="team-enrolment", about=about)
    case = about if key == "cancel" else team.pk
    said: dict[str, dict[str, object]] = {
        "cancel": {"reason": "De zaal is er niet."},
        "name-more": {"people": [str(named(f"teacher-{MEMBERS + 1}").pk)], "rest": "all-or-nothing"},
    }
    by = standing_of(named(who).pk, on=AT.date())

    def taken() -> Case | Refusal:
        version = Case.objects.get(pk=case).version
        return take_step(case, key, by=by, at=AT, version=version, said=said.get(key))

    made = taken()
    while key == "cancel" and isinstance(made, Outdated):  # whoever cancels looks again, and cancels
        made = taken()
    assert key != "cancel" or isinstance(made, Case), made


def at_once() -> None:
    """Prints what was neither a step nor a refusal."""
    rivals = [("office", "cancel"), ("leader", "withdraw"), ("leader", "name-more")]
    editions = Edition.objects.order_by("pk").values_list("pk", flat=True)
    print(json.dumps(forking.at_once(rivals, [partial(acts, edition) for edition in editions])))


def tell() -> None:
    ended = set(Case.objects.exclude(procedure="tailor-made-request").values_list("is_open", flat=True))
    owed = set(Enrolment.objects.values_list("fee", flat=True))
    taken = set(Series.objects.values_list("taken", flat=True))
    print(json.dumps({"open": list(ended), "owed": list(owed), "taken": list(taken)}))
