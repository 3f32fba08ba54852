"""A course or a seat with all that its guards and pages ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from leerlijn.domains.qualification.models import Course, Seat
from leerlijn.domains.qualification.obligation import WITH_DUTY
from leerlijn.domains.qualification.queries.courses import SEAT, STATEMENT
from leerlijn.domains.qualification.queries.courses.lines import CourseLine, course_line
from leerlijn.domains.qualification.queries.dossiers import BEING_MADE
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.duties import PROCEDURE as DUTY
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import ItemVersion
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.meetings.queries import SessionLine, sessions_of
from leerlijn.foundation.meetings.queries.hours import Attended, attended_by, hours_in, unmarked_in
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import people_with_office
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused

COORDINATES = "coordinator"


@dataclass(frozen=True)
class CourseFacts:
    """What is known of a course at one moment; while it is being planned there is none."""

    situation: Situation
    course: CourseLine | None = None

    @property
    def known(self) -> CourseLine:
        """Raises LookupError where the course is only being planned."""
        if self.course is None:
            raise LookupError(f"case {self.situation.case.pk} has no course")
        return self.course

    @cached_property
    def trainers(self) -> tuple[tuple[str, str], ...]:
        """Who could give it; one statement."""
        found = people_with_office("utq-trainer", self.situation.case.path, on=self.situation.on)
        return tuple((str(each.pk), each.name) for each in found)

    @cached_property
    def sessions(self) -> tuple[SessionLine, ...]:
        return tuple(sessions_of([self.known.series])[self.known.series])

    @cached_property
    def unmarked(self) -> int:
        """How many marks are missing: one for each seat at each session."""
        return unmarked_in(self.known.series)


def course_facts(situation: Situation) -> CourseFacts:
    """One statement; none while it is being planned."""
    case = situation.case
    if case.pk is None:
        return CourseFacts(situation)
    return CourseFacts(situation, course_line(case.pk, situation.by))


@dataclass(frozen=True)
class SeatFacts:
    """What is known of a seat; while it is being asked for, of the course and of who asks."""

    situation: Situation
    course: Course
    seat: Seat | None = None

    @property
    def known(self) -> Seat:
        """Raises LookupError where the seat is only being asked for."""
        if self.seat is None:
            raise LookupError("this seat is only being asked for")
        return self.seat

    @property
    def place(self) -> Place:
        return self.known.place

    @property
    def lecturer(self) -> int:
        return self.situation.case.subject_id or self.situation.by.person

    @cached_property
    def their_cases(self) -> tuple[Case, ...]:
        """The open cases of the lecturer that a seat depends on; one statement."""
        wanted = Case.objects.filter(subject=self.lecturer, is_open=True)
        here = Q(procedure=SEAT, about=self.course.case_id)
        put_in = ItemVersion.objects.filter(
            item__dossier__case=OuterRef("pk"),
            item__taken_out_at=None,
            document__certificate__kind=STATEMENT,
            document__certificate__basis=basis_of(self.situation.case.pk),
        )
        found = wanted.filter(Q(procedure__in=[DUTY, DOSSIER]) | here)
        return tuple(found.annotate(has_statement=Exists(put_in)).order_by("pk"))

    @property
    def works_on_the_utq(self) -> bool:
        """Whether a duty runs, or a dossier without one."""
        return any(case.procedure == DOSSIER or case.state in WITH_DUTY for case in self._besides_seats)

    @property
    def _besides_seats(self) -> list[Case]:
        return [case for case in self.their_cases if case.procedure != SEAT]

    @property
    def has_another(self) -> bool:
        """Whether the lecturer has a place here that is not over."""
        return any(case.procedure == SEAT and case.pk != self.situation.case.pk for case in self.their_cases)

    @property
    def dossier(self) -> Case | None:
        """The dossier that evidence can be put in now."""
        mine = [case for case in self.their_cases if case.procedure == DOSSIER and case.state in BEING_MADE]
        return mine[-1] if mine else None

    @cached_property
    def attended(self) -> Attended:
        return attended_by(self.place)

    @property
    def was_there_enough(self) -> bool:
        return self.attended.is_enough(self.course.least_presence)

    @cached_property
    def statement(self) -> Certificate | None:
        """What being there led to; one statement."""
        return statement_of(self.situation.case.pk)

    @property
    def is_in_dossier(self) -> bool:
        """Whether the statement is evidence in the open dossier already."""
        return bool(self.dossier and getattr(self.dossier, "has_statement", False))

    @property
    def hours(self) -> Text:
        """What the statement says: the minutes of the lists, in hours."""
        minutes = self.attended.minutes
        return Text(
            nl=f"{hours_in(minutes, nl=True)} uur bijeenkomst (BKO-cursus)",
            en=f"{hours_in(minutes, nl=False)} hours of meetings (UTQ course)",
        )

    @property
    def was_there(self) -> Text:
        there, sessions, days = self.attended.sessions_there, self.attended.sessions, self.days
        return Text(
            nl=f"Aanwezig bij {there} van de {sessions} bijeenkomsten, {days}",
            en=f"Present at {there} of {sessions} meetings, {days}",
        )

    @property
    def days(self) -> str:
        return f"{self.course.starts_on:%d-%m-%Y} – {self.course.ends_on:%d-%m-%Y}"


def seat_facts(situation: Situation) -> SeatFacts:
    """One statement. Raises `Refused` for a case that is about no course."""
    case = situation.case
    if case.pk is not None:
        found = Seat.objects.filter(case=case).select_related("course__series", "course__case", "place")
        if (seat := found.first()) is not None:
            return SeatFacts(situation, seat.course, seat)
    course = course_of_case(case.about_id or 0)
    if course is None:
        raise Refused(Denied(Sentence("Choose a course first.")))
    return SeatFacts(situation, course)


def course_of_case(case: int) -> Course | None:
    """The course that has this case; one statement."""
    return Course.objects.filter(case=case).select_related("case__unit", "series").first()


def seat_of(lecturer: int, course: int) -> Case | None:
    """The newest case of somebody's seat in the course that has this case; one statement."""
    found = Case.objects.filter(procedure=SEAT, subject=lecturer, about=course)
    return found.order_by("-pk").first()


def statement_of(case: int) -> Certificate | None:
    """What a seat led to; one statement."""
    found = Certificate.objects.filter(kind=STATEMENT, basis=basis_of(case))
    return found.exclude(status=Certificate.Status.CORRECTED).select_related("document", "holder").first()


def basis_of(case: int | None) -> str:
    """What the statement of a seat rests on."""
    return f"case:{case}"


def before_asking(procedure: Procedure, course: Course, *, by: Standing, at: datetime) -> SeatFacts:
    """What the guards look at while there is no case yet."""
    case = Case(procedure=procedure.key, edition=procedure.edition, about=course.case)
    return SeatFacts(Situation(case, by, at, ()), course)


def before_planning(procedure: Procedure, unit: Unit, *, by: Standing, at: datetime) -> CourseFacts:
    """What the form of a new course is made from."""
    case = Case(procedure=procedure.key, edition=procedure.edition, unit=unit, path=unit.path)
    return CourseFacts(Situation(case, by, at, ()))


def title_of(course: Course) -> Text:
    return Text(nl=course.series.title_nl, en=course.series.title_en)


def planning_unit(standing: Standing) -> Unit | None:
    """Where somebody coordinates the UTQ, the largest part first; one statement for who does."""
    paths = sorted((each.path for each in standing.offices if each.role == COORDINATES), key=len)
    return Unit.objects.filter(path=paths[0]).first() if paths else None
