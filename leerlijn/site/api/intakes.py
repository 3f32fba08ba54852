"""Intakes: the CV, the self-diagnosis and the plan, for whoever may read which; and times for the meeting."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.http import Http404
from ninja import Router
from pydantic import Field

from leerlijn.domains.qualification.actions.intakes.meeting import offer_time
from leerlijn.domains.qualification.actions.intakes.planning import plan_competence
from leerlijn.domains.qualification.actions.intakes.preparing import (
    say_nothing,
    write_cv_row,
    write_self_diagnosis,
)
from leerlijn.domains.qualification.cv import SECTIONS, Section
from leerlijn.domains.qualification.guards.reading import may_read_part
from leerlijn.domains.qualification.queries.intakes import PROCEDURE
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts, PlannedLine
from leerlijn.domains.qualification.relations import (
    OFFER_SLOT,
    READ_CV,
    READ_SELF_DIAGNOSIS,
    READ_SLOTS,
    READ_TRACK_PLAN,
    WRITE_INTAKE,
    WRITE_TRACK_PLAN,
)
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.meetings.queries.slots import SlotLine, slots_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Action, may
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import Asked, Fields, Name, Named, Number, Told, Words, maybe_words, words

router = Router(tags=["qualification"])


class Typed(Asked):
    """The answers to what is asked, by the name of the field; the room that keeps them judges them."""

    fields: Annotated[Fields, Field(default_factory=dict)]


class NewRow(Typed):
    """A row of a section. With `nothing` instead: there is nothing to say in it."""

    nothing: bool = False


class RowTold(Told):
    order: int
    fields: dict[str, str | int | list[str]]


class SectionTold(Told):
    section: str
    title: Words
    is_nothing: bool
    rows: list[RowTold]


class LevelTold(Told):
    """`level` from 0 (not yet) to 3 (strong); `estimate` is that of the supervisor, beside it."""

    criterion: str
    level: int | None
    example: str
    need: str
    way: str
    estimate: int | None


class LineTold(Told):
    """The plan for one competence; `wrong` says why it does not hold."""

    competence: str
    is_a_gap: bool
    course: int | None
    own_case: str
    evidence: str
    target_on: date | None
    wrong: list[Words]


class PlanTold(Told):
    fingerprint: str
    forecast_on: date | None
    due_on: date | None
    latest_start: date | None
    lines: list[LineTold]


class IntakeTold(Told):
    """What whoever calls may not read is null."""

    id: int
    candidate: str
    state: Named
    version: int
    cv: list[SectionTold] | None
    self_diagnosis: list[LevelTold] | None
    plan: PlanTold | None


class TimeTold(Told):
    id: int
    starts_at: datetime
    ends_at: datetime
    place: Words
    language: str
    taken_by: str


class TimesTold(Told):
    times: list[TimeTold]


@router.get("/qualification/intakes/times", response=TimesTold)
@asks(READ_SLOTS)
def list_intake_times(request: Request) -> TimesTold:
    """The times that whoever calls offers from now on, and who took which."""
    return _times(request)


@router.post("/qualification/intakes/times", response={201: TimesTold})
@asks(OFFER_SLOT, status=201)
def offer_intake_time(request: Request, said: Typed) -> TimesTold:
    """Offers a time: `fields` are day, from, to, place and language."""
    agreed(offer_time(said.fields, by=request.standing, at=request.at, channel=CHANNEL))
    return _times(request)


@router.get("/qualification/intakes/{number}", response=IntakeTold)
@asks(READ_CASES)
def read_intake(request: Request, number: Number) -> IntakeTold:
    """Where an intake stands, with what whoever calls may read of it."""
    return _told(request, number)


@router.post("/qualification/intakes/{number}/cv/{section}", response={201: IntakeTold})
@asks(WRITE_INTAKE, status=201)
def write_cv(request: Request, number: Number, section: Name, said: NewRow) -> IntakeTold:
    """Adds a row to a section of the CV, or says that there is nothing in it."""
    seen, _ = _seen(request, number, WRITE_INTAKE)
    found, by, at = _section(section), request.standing, request.at
    if said.nothing:
        agreed(say_nothing(seen.case.pk, found, by=by, at=at))
    else:
        agreed(write_cv_row(seen.case.pk, found, said.fields, by=by, at=at))
    return _told(request, number)


@router.put("/qualification/intakes/{number}/self-diagnosis/{criterion}", response=IntakeTold)
@asks(WRITE_INTAKE)
def rate_criterion(request: Request, number: Number, criterion: Name, said: Typed) -> IntakeTold:
    """What whoever calls says of themselves on a criterion: level, example, need and way."""
    seen, facts = _seen(request, number, WRITE_INTAKE)
    if criterion not in {line.code for line in facts.criteria}:
        raise Http404
    named = {f"{name}-{criterion}": answer for name, answer in said.fields.items()}
    agreed(write_self_diagnosis(seen.case.pk, (criterion,), named, by=request.standing, at=request.at))
    return _told(request, number)


@router.put("/qualification/intakes/{number}/plan/{competence}", response=IntakeTold)
@asks(WRITE_TRACK_PLAN)
def plan_one_competence(request: Request, number: Number, competence: Name, said: Typed) -> IntakeTold:
    """The plan for a competence: course or own_case, evidence, observation_on and target_on."""
    seen, facts = _seen(request, number, WRITE_TRACK_PLAN)
    if competence not in facts.codes:
        raise Http404
    agreed(plan_competence(seen.case.pk, competence, said.fields, by=request.standing, at=request.at))
    return _told(request, number)


def _seen(request: Request, number: int, action: Action | None = None) -> tuple[CasePage, IntakeFacts]:
    """The case of an intake, where this is open to whoever calls; else 403 with the reason."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, IntakeFacts) or seen.facts.intake is None:
        raise Http404
    if action is not None:
        agreed(may(request.standing, action, seen.situation.thing))
    return seen, seen.facts


def _section(key: str) -> Section:
    if key not in SECTIONS:
        raise Http404
    return SECTIONS[key]


def _told(request: Request, number: int) -> IntakeTold:
    seen, facts = _seen(request, number)

    return IntakeTold(
        id=seen.case.pk,
        candidate=seen.case.subject.name if seen.case.subject else "",
        state=Named(key=seen.state.key, title=words(seen.state.title)),
        version=seen.case.version,
        cv=_cv(facts) if may_read_part(facts, READ_CV) else None,
        self_diagnosis=_levels(facts) if may_read_part(facts, READ_SELF_DIAGNOSIS) else None,
        plan=_plan(facts) if facts.plan and may_read_part(facts, READ_TRACK_PLAN) else None,
    )


def _cv(facts: IntakeFacts) -> list[SectionTold]:
    return [_part(facts, section) for section in SECTIONS.values()]


def _part(facts: IntakeFacts, section: Section) -> SectionTold:
    return SectionTold(
        section=section.key,
        title=words(section.title),
        is_nothing=section.key in facts.known.nothing,
        rows=[RowTold(order=row.order, fields=dict(row.data)) for row in facts.cv[section.key]],
    )


def _levels(facts: IntakeFacts) -> list[LevelTold]:
    said, estimates = facts.self_assessments, facts.estimates
    return [
        LevelTold(
            criterion=code,
            level=each.level,
            example=each.example,
            need=each.need,
            way=each.way,
            estimate=estimates[code].level if code in estimates else None,
        )
        for code, each in sorted(said.items())
    ]


def _plan(facts: IntakeFacts) -> PlanTold:
    return PlanTold(
        fingerprint=facts.fingerprint,
        forecast_on=facts.forecast_on,
        due_on=facts.due_on,
        latest_start=facts.latest_start,
        lines=[_line(line) for line in facts.plan_lines],
    )


def _line(line: PlannedLine) -> LineTold:
    return LineTold(
        competence=line.competence.code,
        is_a_gap=line.is_a_gap,
        course=line.course,
        own_case=line.own_case,
        evidence=line.evidence,
        target_on=line.target_on,
        wrong=[said for each in line.wrong if (said := maybe_words(each))],
    )


def _times(request: Request) -> TimesTold:
    slots = slots_of(request.standing.person, PROCEDURE, at=request.at)
    return TimesTold(times=[_time(slot) for slot in slots])


def _time(slot: SlotLine) -> TimeTold:
    return TimeTold(
        id=slot.id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=words(slot.place),
        language=slot.language,
        taken_by=slot.taken_by,
    )
