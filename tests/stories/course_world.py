"""Courses of the UTQ in the small university: a trainer, a course that is planned, and lecturers in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from leerlijn.domains.qualification.actions.courses import ask_seat, mark_list
from leerlijn.domains.qualification.models import Course, Seat
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import granted
from tests.stories.world import LONG_AGO, SETTING_UP, World


def meeting(day: date, /, **said: str) -> dict[str, str]:
    """A row of the form in which a course is planned."""
    return {"day": day.isoformat(), "from": "13:30", "to": "16:30", "place": "Vrijhof", "title": "", **said}


@dataclass
class Training:
    """The first meeting is in four weeks, the second a week later."""

    world: World

    def __post_init__(self) -> None:
        self.world.people["trainer"] = trainer = self.world.people["assessor-4"]
        role, unit = Membership.Role.UTQ_TRAINER, self.world.units["NU"]
        granted(appoint(trainer, role, unit, starts_on=LONG_AGO, by=SETTING_UP, at=self.world.at))

    def answers(self, **said: Any) -> dict[str, Any]:
        first = (self.world.at + timedelta(weeks=4)).date()
        return {
            "title_nl": "Toetsen dat iets meet",
            "title_en": "Tests that measure",
            "competences": ["3"],
            "trainer": str(self.world.people["trainer"].pk),
            "language": "nl",
            "seats": 2,
            "sessions": [meeting(first), meeting(first + timedelta(weeks=1))],
            **said,
        }

    def plan(self, by: str = "coordinator", **said: Any):
        world = self.world
        procedure = catalogue.current("utq-course", on=world.at.date())
        unit = world.units["NU"]
        return open_case(procedure, by=world.standing(by), at=world.at, unit=unit, said=self.answers(**said))

    def planned(self, **said: Any) -> Course:
        case = granted(self.plan(**said))
        return Course.objects.select_related("case__unit", "series").get(case=case)

    def ask(self, name: str, course: Course):
        return ask_seat(course, by=self.world.standing(name), at=self.world.at)

    def seated(self, *names: str, **said: Any) -> Course:
        """A course in which these lecturers, who all have a dossier, asked for a seat."""
        course = self.planned(**said)
        for name in names:
            granted(self.world.begin(name))
            granted(self.ask(name, course))
        return course

    def seat(self, name: str) -> Case:
        return Case.objects.get(procedure="utq-seat", subject=self.world.people[name])

    def states(self, *names: str) -> list[str]:
        return [self.seat(name).state for name in names]

    def clock(self, case: Case, key: str) -> Case | None:
        return take_step_of_clock(case.pk, key, at=self.world.at)

    def begin(self, course: Course) -> None:
        """It is the end of the first meeting."""
        self.world.at = Session.objects.get(series=course.series_id, number=1).ends_at
        let_terms_lapse(at=self.world.at)

    def mark(self, course: Course, number: int, **marks: str):
        """Who was there at this meeting, by name."""
        session = Session.objects.get(series=course.series_id, number=number)
        self.world.at = max(self.world.at, session.ends_at)
        said = {
            Seat.objects.get(case=self.seat(name)).place_id: Mark(mark, 90 if mark == "partial" else 0)
            for name, mark in marks.items()
        }
        return mark_list(course.case_id, session.pk, said, by=SETTING_UP, at=self.world.at)

    def given(self, **marks: str) -> Course:
        """A course that is over, in which each was at both meetings as `candidate="present"` says."""
        course = self.seated(*marks)
        self.begin(course)
        for number in (1, 2):
            granted(self.mark(course, number, **marks))
        granted(self.world.step(course.case, "finish", "trainer"))
        return course

    def print(self) -> None:
        """What the background worker does."""
        for statement in Certificate.objects.filter(document=None):
            make_document.call(statement.pk, self.world.at.isoformat())
