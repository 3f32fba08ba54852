"""Planning a course, asking for a seat and what follows, the lists, and the statement for the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from leerlijn.domains.qualification.models import Course, Seat
from leerlijn.domains.qualification.queries.courses import LEAST_PRESENCE, ONGOING, SEAT, STATEMENT
from leerlijn.domains.qualification.queries.courses.facts import CourseFacts, SeatFacts, basis_of, title_of
from leerlijn.domains.qualification.queries.courses.lines import seats_in
from leerlijn.domains.qualification.relations import COURSE_TRAINER
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Nature, Signatory
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.dossiers.actions.evidence import LONGEST_TITLE, add_item
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions import passing, seats
from leerlijn.foundation.meetings.actions.attendance import Mark, mark_attendance
from leerlijn.foundation.meetings.actions.planning import plan_series, release_leaders
from leerlijn.foundation.meetings.models import Attendance
from leerlijn.foundation.meetings.sessions import planned_from
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import in_or_above, main_unit_of, person_of
from leerlijn.kernel.periods import academic_year
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted

TRAINER = Text(nl="trainer van de cursus", en="trainer of the course")


@effect(
    Text(
        nl="de cursus staat bij de cursussen, met bijeenkomsten en plaatsen",
        en="the course stands among the courses, with meetings and seats",
    )
)
def plan_course(facts: CourseFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case, codes = facts.situation.case, answers["competences"]
    assert isinstance(codes, tuple)
    trainer = person_of(int(str(answers["trainer"])))
    sessions = planned_from(answers["sessions"], trainer)
    first = day_of(min(each.starts_at for each in sessions))
    if first <= day_of(at):
        raise Refused(Incomplete({"sessions-0-day": Sentence("Plan a course that is still to come.")}))
    title = Text(nl=str(answers["title_nl"]), en=str(answers["title_en"]))
    series = granted(
        plan_series(
            title, unit=case.unit, seats=int(str(answers["seats"])), sessions=sessions, by=actor, at=at
        )
    )
    Course.objects.create(
        case=case,
        series=series,
        competences=list(codes),
        language=str(answers["language"]),
        least_presence=int(setting(LEAST_PRESENCE, path=case.path, on=first)),
        starts_on=first,
        ends_on=day_of(max(each.ends_at for each in sessions)),
    )
    Party.objects.get_or_create(case=case, person=trainer, relation=COURSE_TRAINER.key)


def ask_seat(course: Course, *, by: Standing, at: datetime, channel: str = "page") -> Case | Refusal:
    """The seat, or the place on the list, of whoever asks."""
    procedure = catalogue.current(SEAT, on=by.on)
    assert procedure is not None
    return open_case(
        procedure,
        by=by,
        at=at,
        unit=main_unit_of(by.person, on=by.on) or course.case.unit,
        subject=person_of(by.person),
        about=course.case,
        channel=channel,
    )


@effect(
    Text(
        nl="je hebt een plaats, of je staat op de wachtlijst als alles bezet is",
        en="you have a seat, or a place on the waiting list when all are taken",
    )
)
def begin_seat(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The course is held first: it is not cancelled, and does not begin, meanwhile."""
    course = facts.course
    state = Case.objects.select_for_update(of=("self",)).values_list("state", flat=True)
    if state.get(pk=course.case_id) != "open":
        raise Refused(Denied(Sentence("This course takes nobody any more. Choose another one.")))
    place = granted(seats.ask_for_seat(course.series_id, person_of(facts.lecturer), by=actor, at=at))
    Seat.objects.create(case=facts.situation.case, course=course, place=place)


@effect(Text(nl="de plaats gaat naar de volgende op de lijst", en="the seat goes to the next on the list"))
def give_back(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    granted(seats.leave(facts.place.pk, by=actor, at=at))
    _pass_on(facts.course, actor=actor, at=at)


@effect(Text(nl="het aanbod gaat naar de volgende op de lijst", en="the offer goes to the next on the list"))
def let_the_offer_go(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    granted(seats.leave(facts.place.pk, passed=True, by=actor, at=at))
    _pass_on(facts.course, actor=actor, at=at)


def _pass_on(course: Course, *, actor: Actor, at: datetime) -> None:
    passing.pass_on(course.series_id, starts_on=course.starts_on, case_of=_case_in_place, by=actor, at=at)


def _case_in_place(place: int) -> int:
    return Seat.objects.values_list("case", flat=True).get(place=place)


@effect(Text(nl="de plaats is van jou", en="the seat is yours"))
def take_the_offer(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    granted(seats.accept_offer(facts.place.pk, by=actor, at=at))


@effect(Text(nl="je staat niet meer op de lijst", en="you are not on the list any more"))
def leave_the_list(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    granted(seats.leave(facts.place.pk, by=actor, at=at))


@effect(
    Text(nl="iedereen hoort het, en de plaatsen komen vrij", en="everybody is told, and the seats are free")
)
def release_everybody(
    facts: CourseFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """It leaves every calendar. The cases first, then the seats: whoever asks or leaves locks so too."""
    for case in seats_in(facts.known.id, *ONGOING):
        take_step_of_clock(case, "cancelled", at=at)
    held = Seat.objects.filter(course=facts.known.id, case__state="cancelled", place__state__in=seats.PRESENT)
    for place in held.order_by("place__order").values_list("place", flat=True):
        granted(seats.leave(place, by=actor, at=at))
    release_leaders(facts.known.series, by=actor, at=at)


@effect(
    Text(
        nl="wie er genoeg bij was, krijgt een verklaring voor in het dossier",
        en="whoever was there enough gets a statement for the dossier",
    )
)
def settle_seats(facts: CourseFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """What was waited for or offered when it began, and the clock did not come to, ends with it."""
    for state, *keys in (("waiting", "find-none"), ("offered", "let-go"), ("seated", "attend", "miss")):
        for case in seats_in(facts.known.id, state):
            for key in keys:
                take_step_of_clock(case, key, at=at)


def mark_list(
    course: int, session_id: int, marks: Mapping[int, Mark], *, by: Actor, at: datetime, reason: str = ""
) -> list[Attendance] | Denied | Incomplete:
    """Who was there, by the keys of places; `course` is the case of the course.

    Once it is finished its statements rest on the lists, and these stay as they are.
    """
    with transaction.atomic():
        state = Case.objects.select_for_update(of=("self",)).values_list("state", flat=True)
        if state.get(pk=course) not in {"open", "running"}:
            return Denied(Sentence("This course is over: the statements rest on the lists as they are."))
        return mark_attendance(session_id, marks, by=by, at=at, reason=reason)


@effect(
    Text(
        nl="je krijgt een ondertekende verklaring dat je er was",
        en="you get a signed statement that you were there",
    )
)
def issue_statement(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    course, case = facts.course, facts.situation.case
    holder = person_of(facts.lecturer)
    statement = granted(
        issue_certificate(
            CertificateKind(
                key=STATEMENT,
                edition=academic_year(course.ends_on).name,
                prefix="UTQC",
                title=title_of(course),
                profile=facts.hours,
                nature=Nature.HOURS,
            ),
            holder=holder,
            name_as_printed=holder.name,
            built_from=facts.was_there,
            issuer=_institution(case.path),
            signatories=_signatories(course),
            basis=basis_of(case.pk),
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(statement.pk, at.isoformat())


def _institution(path: str) -> Text:
    root = Unit.objects.get(path=in_or_above(path)[0])
    return Text(nl=root.name_nl, en=root.name_en)


def _signatories(course: Course) -> list[Signatory]:
    trainers = Party.objects.filter(case=course.case_id, relation=COURSE_TRAINER.key).select_related("person")
    return [Signatory(each.person.name, TRAINER) for each in trainers.order_by("pk")]


@effect(
    Text(
        nl="de verklaring is een bewijsstuk in je dossier; wat ze aantoont, zeg jij erbij",
        en="the statement is evidence in your dossier; you say what it shows",
    )
)
def put_in_dossier(facts: SeatFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    by, course = facts.situation.by, facts.course
    if facts.statement is None or facts.dossier is None:
        raise LookupError(f"case {facts.situation.case.pk} has no statement or no dossier")
    said = title_of(course)
    title = Text(nl=f"BKO-cursus: {said.nl}", en=f"UTQ course: {said.en}")
    made = add_item(
        facts.dossier.pk,
        by=by,
        at=at,
        title=title.in_language(by.language or "nl")[:LONGEST_TITLE],
        kind=Item.Kind.CERTIFICATE,
        document=facts.statement.document,
        period=facts.days,
        channel=actor.channel,
    )
    granted(made)
