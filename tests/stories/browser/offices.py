"""The world of the stories per role: for every office its main task lies ready, each in a case of its own."""

from __future__ import annotations

import json
from datetime import date

from leerlijn.domains.qualification.models import Course
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.verdict import granted
from tests.stories.browser import worlds
from tests.stories.course_world import Training, meeting
from tests.stories.exemption_world import Faculty
from tests.stories.intake_world import Intakes
from tests.stories.world import LONG_AGO, SETTING_UP, World, build

LECTURERS = ("exempted", "mandated", "seated", "absent", "judging", "agreed", "open", "passed")
"""Each stands in one case, and is called after what becomes of it."""
DAYS = (date(2026, 12, 2), date(2026, 12, 9))
"""Of the meetings of the course: the first is the day on which the stories play."""
SECOND = {"c2_3": "not-yet"}


def offices() -> None:
    """Begins a week before the stories, for what has to wait; prints the numbers that stand in addresses."""
    world = build()
    worlds.hire(world, *LECTURERS)
    for name, role in (("hr", Membership.Role.HR), ("dean", Membership.Role.BOARD)):
        appoint(world.people[name], role, world.units["NU"], starts_on=LONG_AGO, by=SETTING_UP, at=world.at)
    intakes, faculty, training = Intakes(world), Faculty(world), Training(world)
    course = training.seated("seated", "absent", seats=4, sessions=[meeting(day) for day in DAYS])
    known = {
        "exempted": exempted(faculty, "exempted"),
        "mandated": exempted(faculty, "mandated", advice="refuse"),
    }
    known |= {"course": course.case_id, "seat": training.seat("seated").pk, "faculty": world.units["ET"].pk}
    begin(training, course)
    known |= {"confirming": intakes.asked("assessor-1").pk} | worlds.supervised(world) | judged(world)
    worlds.live_at(world.at + worlds.HOUR)
    third = Party.objects.get(relation="third-judge", case=known["open"]).person
    world.people["third"] = third
    newest_names = {person.pk: name for name, person in world.people.items()}
    for order, name in enumerate(newest_names.values()):
        worlds.card(name, world.people[name], order)
    print(json.dumps({**known, "token": Certificate.objects.get().token}))


def exempted(faculty: Faculty, name: str, advice: str = "") -> int:
    """Somebody with whom the adviser talked about the evidence; on whom there may be advice."""
    start = faculty.world.at
    case = faculty.advised(advice, name=name) if advice else faculty.met(name=name)
    ends, faculty.world.at = faculty.world.at, start
    assert ends.date() == DAYS[0]
    return case.pk


def begin(training: Training, course: Course) -> None:
    """The first meeting has been held; the world stays at its end."""
    training.begin(course)
    assert Session.objects.get(series=course.series_id, number=1).ends_at == training.world.at


def judged(world: World) -> dict[str, int]:
    """One that is being judged, one on which two agree, one of which a third judges what stayed open."""
    found = {"judging": world.asked("judging"), "agreed": agreed(world, "agreed")}
    passed = agreed(world, "passed")
    granted(world.step(passed, "notify-pass", "coordinator"))
    case = world.judged(second=SECOND, name="open")
    found["open"] = granted(world.step(case, "declare-no-consensus", "assessor-1", reason="On 2.3."))
    return {name: case.pk for name, case in (found | {"passed": passed}).items()}


def agreed(world: World, name: str) -> Case:
    case = world.judged(name=name)
    granted(world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout."))
    return granted(world.step(case, "agree", "assessor-3"))
