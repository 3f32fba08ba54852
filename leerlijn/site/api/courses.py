"""Courses of the UTQ for programs: which there are, planning one, taking a seat, and who was there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404
from ninja import Router
from pydantic import Field

from leerlijn.domains.qualification.actions.courses import ask_seat, mark_list
from leerlijn.domains.qualification.queries.courses import COURSE
from leerlijn.domains.qualification.queries.courses.facts import CourseFacts, course_of_case, planning_unit
from leerlijn.domains.qualification.queries.courses.lines import (
    CourseLine,
    course_line,
    courses_for,
    seated_in,
)
from leerlijn.domains.qualification.relations import ASK_SEAT, MARK_COURSE, PLAN_COURSE, READ_COURSES
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.meetings.queries import SessionLine, sessions_of
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.site.api.attendance import AttendanceTold, NewMarks, attendance_of, meeting_numbered
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import CaseTold, seen_case, whole
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import Asked, Fields, Named, Number, Told, Words, words

router = Router(tags=["qualification"])


class MeetingTold(Told):
    number: int
    title: Words
    starts_at: datetime
    ends_at: datetime
    place: Words


class CourseTold(Told):
    """`left` are free seats; with people waiting, whoever asks waits too. `seat` is the case of one's own."""

    case: int
    title: Words
    competences: list[str]
    language: str
    state: Named
    starts_on: date
    ends_on: date
    seats: int
    left: int
    waiting: int
    trainer: str
    seat: int | None


class CourseWithMeetingsTold(CourseTold):
    meetings: list[MeetingTold]


class CoursesTold(Told):
    courses: list[CourseTold]


class NewCourse(Asked):
    """`fields` answers what the procedure asks; `sessions` are rows of day, from, to, place and title."""

    fields: Annotated[Fields, Field(default_factory=dict)]


@router.get("/qualification/courses", response=CoursesTold)
@asks(READ_COURSES)
def list_courses(request: Request) -> CoursesTold:
    """What is to come or goes on, and what whoever calls has a seat in; by the first day."""
    return CoursesTold(courses=[CourseTold(**_told(line)) for line in courses_for(request.standing)])


@router.get("/qualification/courses/{number}", response=CourseWithMeetingsTold)
@asks(READ_COURSES)
def read_course(request: Request, number: Number) -> CourseWithMeetingsTold:
    """One course with its meetings, by the number of its case."""
    line = course_line(number, request.standing)
    if line is None:
        raise Http404
    meetings = [_meeting(each) for each in sessions_of([line.series])[line.series]]
    return CourseWithMeetingsTold(**_told(line), meetings=meetings)


@router.post("/qualification/courses", response={201: CaseTold})
@asks(PLAN_COURSE, status=201)
def plan_course(request: Request, said: NewCourse) -> CaseTold:
    """A course with its meetings and seats, open at once."""
    procedure, unit = catalogue.current(COURSE, on=request.standing.on), planning_unit(request.standing)
    if procedure is None or unit is None:
        raise Http404
    made = agreed(
        open_case(procedure, by=request.standing, at=request.at, unit=unit, said=said.fields, channel=CHANNEL)
    )
    return whole(seen_case(request, made.pk), request)


@router.post("/qualification/courses/{number}/seats", response={201: CaseTold})
@asks(ASK_SEAT, status=201)
def take_seat(request: Request, number: Number) -> CaseTold:
    """A seat for whoever calls, or a place on the waiting list."""
    course = course_of_case(number)
    if course is None:
        raise Http404
    made = agreed(ask_seat(course, by=request.standing, at=request.at, channel=CHANNEL))
    return whole(seen_case(request, made.pk), request)


@router.get("/qualification/courses/{number}/meetings/{order}/attendance", response=AttendanceTold)
@asks(MARK_COURSE)
def read_course_attendance(request: Request, number: Number, order: Number) -> AttendanceTold:
    """Who was there at a meeting, by the case of the course and the number of the meeting."""
    line, session = _list(request, number, order)
    return attendance_of(session.id, seated_in(line.id))


@router.post("/qualification/courses/{number}/meetings/{order}/attendance", response=AttendanceTold)
@asks(MARK_COURSE)
def mark_course_attendance(request: Request, number: Number, order: Number, said: NewMarks) -> AttendanceTold:
    """Marks who was there; what said something else is corrected, and keeps the old value."""
    line, session = _list(request, number, order)
    agreed(
        mark_list(
            line.case,
            session.id,
            said.by_place,
            by=actor_of(request.standing, CHANNEL),
            at=request.at,
            reason=said.reason,
        )
    )
    return attendance_of(session.id, seated_in(line.id))


def _list(request: Request, number: int, order: int) -> tuple[CourseLine, SessionLine]:
    seen = seen_case(request, number)
    if not isinstance(seen.facts, CourseFacts) or seen.facts.course is None:
        raise Http404
    session = meeting_numbered(seen.facts.sessions, order)
    agreed(may(request.standing, MARK_COURSE, seen.situation.thing))
    return seen.facts.course, session


def _told(line: CourseLine) -> dict[str, Any]:
    return {
        "case": line.case,
        "title": words(line.title),
        "competences": list(line.competences),
        "language": line.language,
        "state": Named(key=line.state, title=words(line.state_title)),
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "seats": line.seats,
        "left": line.left,
        "waiting": line.waiting,
        "trainer": line.trainer,
        "seat": line.seat,
    }


def _meeting(line: SessionLine) -> MeetingTold:
    return MeetingTold(
        number=line.number,
        title=words(line.title),
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        place=words(line.place),
    )
