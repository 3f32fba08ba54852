"""Courses of the UTQ: one that was given, one that runs, one that is full with a list, and two with seats."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leerlijn.domains.qualification.actions.courses import ask_seat, mark_list
from leerlijn.domains.qualification.demo.acts import Act, Timed, print_certificates
from leerlijn.domains.qualification.demo.days import recesses
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.queries.courses import COURSE
from leerlijn.domains.qualification.queries.courses.facts import course_of_case, planning_unit, seat_of
from leerlijn.domains.qualification.queries.courses.lines import people_in
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.queries import sessions_of
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Calendar
from leerlijn.kernel.verdict import granted

COORDINATOR, TRAINER = "coordinator", "trainer"


@dataclass(frozen=True, slots=True)
class Told:
    """A course: `days` are working days ago, and where negative days to come."""

    title: Text
    competences: Sequence[str]
    days: Sequence[int]
    parts: Sequence[Text]
    seats: int
    language: str = "nl"


TRAINING: Mapping[str, Told] = {
    "tests": Told(
        Text(nl="Toetsen dat iets meet", en="Tests that measure something"),
        ["3"],
        [66, 52],
        [
            Text(nl="Van leerdoel naar vraag", en="From goal to question"),
            Text(nl="Wat de cijfers zeggen", en="What the marks say"),
        ],
        8,
    ),
    "theses": Told(
        Text(nl="Afstudeerders begeleiden", en="Supervising theses"),
        ["2"],
        [9, 2],
        [
            Text(nl="Het eerste gesprek", en="The first talk"),
            Text(nl="Als het stokt", en="When it gets stuck"),
        ],
        10,
    ),
    "lectures": Told(
        Text(nl="College dat aanzet", en="Lectures that get people going"),
        ["2"],
        [-18, -32],
        [
            Text(nl="Tien minuten per keer", en="Ten minutes at a time"),
            Text(nl="Kijken bij elkaar", en="Watching each other"),
        ],
        3,
    ),
    "evaluating": Told(
        Text(nl="Je eigen vak evalueren", en="Evaluating your own course"),
        ["4", "5"],
        [-25, -39, -53],
        [
            Text(nl="Wat wil je weten", en="What you want to know"),
            Text(nl="Vragen die antwoord geven", en="Questions that give an answer"),
            Text(nl="Wat je ermee doet", en="What you do with it"),
        ],
        12,
    ),
    "design": Told(
        Text(nl="Een vak ontwerpen", en="Designing a course"),
        ["1"],
        [-40, -54],
        [
            Text(nl="Begin bij het einde", en="Begin at the end"),
            Text(nl="Werkvorm en toets", en="Activity and test"),
        ],
        14,
        "en",
    ),
}


def plan(key: str) -> Act:
    """The coordinator plans it, with its meetings in rows."""

    def act(world: World, who: str) -> None:
        procedure, by = catalogue.current(COURSE, on=world.on), world.standing(who)
        unit, told = planning_unit(by), TRAINING[key]
        if procedure is None or unit is None:
            raise LookupError(f"{who} cannot plan a course on {world.on}")
        said = {
            "title_nl": told.title.nl,
            "title_en": told.title.en,
            "competences": list(told.competences),
            "trainer": str(world.people[TRAINER]),
            "language": told.language,
            "seats": told.seats,
            "sessions": [_row(told, world, number) for number in range(len(told.days))],
        }
        made = granted(open_case(procedure, by=by, at=world.at, unit=unit, said=said))
        world.courses[key] = made.pk

    return act


def _row(told: Told, world: World, number: int) -> dict[str, str]:
    return {
        "day": day_at(world, told.days[number]).isoformat(),
        "from": "13:30",
        "to": "16:30",
        "place": "Noaber Universiteit, Vrijhof 2.14",
        "title": told.parts[number].in_language("en" if told.language == "en" else "nl"),
    }


def day_at(world: World, days: int) -> date:
    """So many working days ago, or the first working day after so many days from now."""
    if days > 0:
        return world.days.ago(days)
    calendar, day = Calendar(recess=recesses(world.days.today)), world.days.today + timedelta(days=-days)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def take(key: str) -> Act:
    """A lecturer takes a seat, or stands on the list."""

    def act(world: World, who: str) -> None:
        course = course_of_case(world.courses[key])
        if course is None:
            raise LookupError(f"there is no course {key}")
        granted(ask_seat(course, by=world.standing(who), at=world.at))

    return act


def give_back(key: str) -> Act:
    return lambda world, who: _step_in_seat(world, who, key, "give-back")


def put_in_dossier(key: str) -> Act:
    return lambda world, who: _step_in_seat(world, who, key, "put-in-dossier")


def _step_in_seat(world: World, who: str, key: str, step: str) -> None:
    seat = seat_of(world.people[who], world.courses[key])
    if seat is None:
        raise LookupError(f"{who} has no seat in {key}")
    granted(take_step(seat.pk, step, by=world.standing(who), at=world.at, version=seat.version))


def keep_list(key: str, number: int, *, absent: Collection[str] = ()) -> Act:
    """The trainer keeps the list of a meeting."""

    def act(world: World, who: str) -> None:
        course = course_of_case(world.courses[key])
        if course is None:
            raise LookupError(f"there is no course {key}")
        missing = {seat.pk for name in absent if (seat := seat_of(world.people[name], course.case_id))}
        marks = {
            each.place: Mark("absent" if each.case in missing else "present")
            for each in people_in(course.pk)
            if each.has_seat
        }
        session = sessions_of([course.series_id])[course.series_id][number - 1]
        granted(mark_list(course.case_id, session.id, marks, by=world.actor(who), at=world.at))

    return act


def finish(key: str) -> Act:
    """The trainer finishes it; the statements that follow are printed."""

    def act(world: World, who: str) -> None:
        course = course_of_case(world.courses[key])
        if course is None:
            raise LookupError(f"there is no course {key}")
        version = course.case.version
        granted(take_step(course.case_id, "finish", by=world.standing(who), at=world.at, version=version))
        print_certificates(world)

    return act


COURSES_GIVEN: Sequence[tuple[str, Timed]] = (
    (COORDINATOR, (95, plan("tests"))),
    ("candidate", (90, take("tests"))),
    ("sjoerd", (89, take("tests"))),
    ("nienke", (88, take("tests"))),
    ("tomas", (87, take("tests"))),
    (TRAINER, (65, keep_list("tests", 1))),
    (TRAINER, (51, keep_list("tests", 2, absent=["tomas"]))),
    (TRAINER, (50, finish("tests"))),
    ("sjoerd", (49, put_in_dossier("tests"))),
    (COORDINATOR, (30, plan("theses"))),
    ("amara", (28, take("theses"))),
    ("sjoerd", (27, take("theses"))),
    ("chiara", (26, take("theses"))),
    (TRAINER, (8, keep_list("theses", 1))),
    (COORDINATOR, (24, plan("lectures"))),
    (COORDINATOR, (24, plan("evaluating"))),
    (COORDINATOR, (24, plan("design"))),
    ("chiara", (22, take("lectures"))),
    ("amara", (21, take("lectures"))),
    ("ravi", (20, take("lectures"))),
    ("candidate", (11, take("lectures"))),
    ("joris", (10, take("lectures"))),
    ("amara", (7, take("evaluating"))),
    ("eline", (6, take("evaluating"))),
    ("joris", (5, take("design"))),
    ("ravi", (4, take("design"))),
    ("ravi", (1, give_back("design"))),
)
"""By the name of who acts; one act after the other."""
