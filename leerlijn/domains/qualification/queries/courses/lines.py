"""Courses in a list, and those who have or want a seat in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.models import Course, Seat
from leerlijn.domains.qualification.queries.courses import COURSE, SEAT
from leerlijn.domains.qualification.queries.dossiers import BEING_MADE
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.foundation.dossiers.models import Dossier
from leerlijn.foundation.dossiers.queries.dossiers import criteria_in
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries import Seated
from leerlijn.foundation.people.queries import full_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text


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


def seated_in(course: int) -> list[Seated]:
    """Those of them who have a seat, for the list of a meeting; one statement."""
    return [Seated(each.place, each.name, each.unit) for each in people_in(course) if each.has_seat]
