"""Courses and the seats in them: what their guards and pages ask, and the list of those to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.models import Course, Seat
from leerlijn.domains.qualification.obligation import WITH_DUTY
from leerlijn.domains.qualification.queries.dossiers import BEING_MADE
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.duties import PROCEDURE as DUTY
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Dossier, ItemVersion
from leerlijn.foundation.dossiers.queries.dossiers import criteria_in
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries import SessionLine, sessions_of
from leerlijn.foundation.meetings.queries.hours import Attended, attended_by, hours_in, unmarked_in
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import full_name, people_with_office
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, Setting, catalogue
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused

COURSE, SEAT = "utq-course", "utq-seat"
COORDINATES = "coordinator"
STATEMENT = "utq-course-hours"
"""The kind of the statement that somebody was there; it proves no competence."""
ONGOING = ("asked", "waiting", "offered", "seated")
LEAST_PRESENCE = Setting(
    "utq-course.least-presence",
    Text(
        nl="zoveel van de tijd moet je er zijn geweest voor een verklaring",
        en="so much of the time you must have been there for a statement",
    ),
    "80",
    "utq.md, list of parameters: absence_limit; the number is our default",
)


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
            document__certificate__basis=_basis(self.situation.case.pk),
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
    found = Certificate.objects.filter(kind=STATEMENT, basis=_basis(case))
    return found.exclude(status=Certificate.Status.CORRECTED).select_related("document", "holder").first()


def _basis(case: int | None) -> str:
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


def gaps_of(standing: Standing) -> frozenset[str]:
    """The competences with a criterion for which the reader's open dossier has no evidence; one statement.

    None where there is no dossier that evidence can be put in.
    """
    theirs = Dossier.objects.filter(
        candidate=standing.person, case__procedure=DOSSIER, case__state__in=BEING_MADE
    )
    rows = list(theirs.values_list("framework", "items__claims__criterion"))
    covered = {code for _, code in rows}
    criteria = criteria_in(rows[0][0]) if rows else ()
    return frozenset(line.competence.code for line in criteria if line.code not in covered)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course in a list; `own` is the state of the reader's own seat, and `seat` its case.

    `gives` says that the reader is its trainer.
    """

    id: int
    case: int
    series: int
    title: Text
    competences: tuple[str, ...]
    language: str
    state: str
    state_title: Text
    starts_on: date
    ends_on: date
    sessions: int
    seats: int
    taken: int
    waiting: int
    trainer: str
    own: str
    own_title: Text | None
    seat: int | None
    gives: bool

    @property
    def left(self) -> int:
        return max(self.seats - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whoever asks now waits."""
        return self.left == 0 or self.waiting > 0

    @property
    def about(self) -> tuple[Text, ...]:
        return tuple(COMPETENCES[code] for code in self.competences)


OF_COURSE = (
    "pk",
    "case",
    "series",
    "case__state",
    "case__edition",
    "series__title_nl",
    "series__title_en",
    "series__seats",
    "series__taken",
    "competences",
    "language",
    "starts_on",
    "ends_on",
)
OF_SEAT = ("case", "case__state", "case__edition")
TRAINER = ("given_name", "prefix", "family_name")


def courses_for(standing: Standing) -> list[CourseLine]:
    """What is to come or goes on, and what the reader has a seat in; by the first day, in one statement."""
    mine = Seat.objects.filter(case__subject=standing.person).values("course")
    wanted = Q(case__is_open=True) | Q(pk__in=mine)
    return _lines(Course.objects.filter(wanted).order_by("starts_on", "pk")[:200], standing)


def course_line(case: int, standing: Standing) -> CourseLine | None:
    """One of them; one statement."""
    return next(iter(_lines(Course.objects.filter(case=case), standing)), None)


def _lines(courses: QuerySet[Course], standing: Standing) -> list[CourseLine]:
    waiting = (
        Place.objects.filter(series=OuterRef("series"), state=Place.State.WAITING)
        .order_by()
        .values("series")
        .annotate(number=Count("pk"))
        .values("number")
    )
    meetings = Session.objects.filter(series=OuterRef("series")).order_by("number")
    counted = meetings.order_by().values("series").annotate(number=Count("pk")).values("number")
    seat = Seat.objects.filter(course=OuterRef("pk"), case__subject=standing.person).order_by("-pk")
    rows = courses.annotate(
        waiting=Coalesce(Subquery(waiting), 0),
        sessions=Coalesce(Subquery(counted), 0),
        leader=Subquery(meetings.values("leader")[:1]),
        **{f"trainer_{name}": Subquery(meetings.values(f"leader__{name}")[:1]) for name in TRAINER},
        **{f"own_{name}": Subquery(seat.values(name)[:1]) for name in OF_SEAT},
    )
    extra = [f"trainer_{name}" for name in TRAINER] + [f"own_{name}" for name in OF_SEAT]
    return [
        _line(row, standing.person)
        for row in rows.values(*OF_COURSE, "waiting", "sessions", "leader", *extra)
    ]


def _line(row: Mapping[str, Any], reader: int) -> CourseLine:
    own = row["own_case__state"] or ""
    return CourseLine(
        id=row["pk"],
        case=row["case"],
        series=row["series"],
        title=Text(nl=row["series__title_nl"], en=row["series__title_en"]),
        competences=tuple(row["competences"]),
        language=row["language"],
        state=row["case__state"],
        state_title=catalogue.get(COURSE, row["case__edition"]).state(row["case__state"]).title,
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        sessions=row["sessions"],
        seats=row["series__seats"],
        taken=row["series__taken"],
        waiting=row["waiting"],
        trainer=full_name(*(row[f"trainer_{name}"] or "" for name in TRAINER)),
        own=own,
        own_title=catalogue.get(SEAT, row["own_case__edition"]).state(own).title if own else None,
        seat=row["own_case"],
        gives=row["leader"] == reader,
    )


@dataclass(frozen=True, slots=True)
class SeatLine:
    """Somebody who has or wants a seat, as whoever gives the course sees them."""

    place: int
    case: int
    name: str
    unit: Text
    state: str
    state_title: Text

    @property
    def has_seat(self) -> bool:
        return self.state in HAVE_A_SEAT


HAVE_A_SEAT = ("seated", "attended", "missed", "closed")
GONE = ("given_back", "not_taken", "not_placed", "cancelled")


def people_in(course: int) -> list[SeatLine]:
    """Everybody who did not leave, in the order of receipt; one statement."""
    rows = Seat.objects.filter(course=course).exclude(case__state__in=GONE).order_by("place__order")
    names: Sequence[str] = [f"case__subject__{name}" for name in TRAINER]
    return [
        SeatLine(
            place=row["place"],
            case=row["case"],
            name=full_name(*(row[name] for name in names)),
            unit=Text(nl=row["case__unit__name_nl"], en=row["case__unit__name_en"]),
            state=row["case__state"],
            state_title=catalogue.get(SEAT, row["case__edition"]).state(row["case__state"]).title,
        )
        for row in rows.values(
            "place",
            "case",
            "case__state",
            "case__edition",
            "case__unit__name_nl",
            "case__unit__name_en",
            *names,
        )
    ]


def seats_in(course: int, *states: str) -> list[int]:
    """The cases of the seats in one of these states, in the order of receipt; one statement."""
    found = Seat.objects.filter(course=course, case__state__in=states)
    return list(found.order_by("place__order").values_list("case", flat=True))
