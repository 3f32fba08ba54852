"""The plan of a track: proposed, written competence by competence, and agreed to by both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.intakes.preparing import Typed, held
from leerlijn.domains.qualification.models import TrackLine, TrackPlan
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts, PlannedLine
from leerlijn.domains.qualification.relations import WRITE_TRACK_PLAN
from leerlijn.domains.qualification.tracks import propose
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import (
    Answer,
    Day,
    Field,
    Line,
    OneOf,
    Paragraph,
    WholeNumber,
    effect,
    read_fields,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Incomplete, Outdated, Refusal

type Answers = Mapping[str, Answer]
HOURS: tuple[Field, ...] = (
    WholeNumber(
        name="hours_planned",
        label=Text(nl="Hoeveel uur het traject je kost", en="How many hours the track takes you"),
        most=2000,
    ),
    WholeNumber(
        name="hours_compensated",
        label=Text(nl="Hoeveel daarvan wordt gecompenseerd", en="How many of them are compensated"),
        most=2000,
        required=False,
    ),
    Line(
        name="compensated_when",
        label=Text(nl="Wanneer", en="When"),
        hint=Text(nl="Bijvoorbeeld: na het certificaat.", en="For example: after the certificate."),
        longest=100,
        required=False,
    ),
    Paragraph(
        name="extension_because",
        label=Text(nl="Vraag je om uitstel? Waarom", en="Do you ask for an extension? Why"),
        hint=Text(
            nl="Nodig als het plan later eindigt dan je plicht. De decaan beslist erover.",
            en="Needed where the plan ends later than your duty. The dean decides on it.",
        ),
        longest=300,
        required=False,
    ),
)
"""What the plan says of hours, and of an extension."""


def asked_about(line: PlannedLine, facts: IntakeFacts) -> tuple[Field, ...]:
    """What a plan asks about one competence; the course that it names stays in the list."""
    code = line.competence.code
    courses: list[tuple[str, Said | str]] = [
        (str(each.id), Sentence("{course}, from {day}", course=each.title, day=each.starts_on))
        for each in facts.courses
        if code in each.competences or each.id == line.course
    ]
    known = {key for key, _ in courses}
    if line.course and line.course_title and str(line.course) not in known:
        courses.append((str(line.course), line.course_title))
    return (
        OneOf(
            name="course",
            label=Text(nl="Een cursus", en="A course"),
            among=lambda _: courses,
            required=False,
            gone=Sentence("This course is full or over by now. Choose another one, or your own case."),
        ),
        Line(
            name="own_case",
            label=Text(nl="Of je eigen casus", en="Or your own case"),
            hint=Text(
                nl="Het vak of de taak waarin je eraan werkt.",
                en="The course or task in which you work on it.",
            ),
            longest=300,
            required=False,
        ),
        Paragraph(
            name="evidence",
            label=Text(nl="Welk bewijs het moet opleveren", en="What evidence should come of it"),
            longest=500,
        ),
        Day(
            name="observation_on",
            label=Text(nl="Dag van een lesbezoek", en="Day of an observation"),
            required=False,
        ),
        Day(name="target_on", label=Text(nl="Klaar op", en="Ready on")),
    )


def begin_plan(facts: IntakeFacts) -> None:
    """A proposal, where there is no plan yet: what somebody wrote before is theirs."""
    plan, is_new = TrackPlan.objects.get_or_create(intake=facts.known)
    if is_new:
        _propose(plan, facts)


def _propose(plan: TrackPlan, facts: IntakeFacts) -> None:
    found = propose(facts.to_learn, facts.courses, facts.tasks, facts.pace, on=facts.situation.on)
    TrackLine.objects.filter(plan=plan).delete()
    TrackLine.objects.bulk_create(
        TrackLine(
            plan=plan,
            competence=each.competence,
            course_id=each.course,
            own_case=each.own_case,
            evidence=each.evidence,
            target_on=each.target_on,
        )
        for each in found
    )


def _writable(case_id: int, *, by: Standing, at: datetime) -> IntakeFacts | Refusal:
    facts = held(case_id, WRITE_TRACK_PLAN, by=by, at=at)
    if isinstance(facts, IntakeFacts) and not (facts.is_being_planned and facts.plan):
        return Outdated(Sentence("The plan cannot be changed now."))
    return facts


@transaction.atomic
def propose_anew(case_id: int, *, by: Standing, at: datetime) -> TrackPlan | Refusal:
    """From the courses and the time as they are today; what stood there before is gone."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    _propose(facts.made_plan, facts)
    return _changed(facts, by=by, at=at)


@transaction.atomic
def plan_competence(
    case_id: int, code: str, said: Typed, *, by: Standing, at: datetime
) -> TrackPlan | Refusal:
    """What is done for one competence, what should come of it, and by when."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    line = facts.planned(code)
    answers, errors = read_fields(asked_about(line, facts), said, facts)
    if not errors and not answers["course"] and not answers["own_case"]:
        errors = {"own_case": Sentence("Choose a course, or write what your own case is.")}
    target = answers.get("target_on")
    if isinstance(target, date) and target < facts.situation.on and target != line.target_on:
        errors["target_on"] = Sentence("Choose a day that is still to come.")
    if errors:
        return Incomplete(errors)
    course = answers["course"]
    TrackLine.objects.update_or_create(
        plan=facts.made_plan,
        competence=code,
        defaults={
            "course_id": int(str(course)) if course else None,
            "own_case": str(answers["own_case"] or ""),
            **{name: answers[name] for name in ("evidence", "observation_on", "target_on")},
        },
    )
    return _changed(facts, by=by, at=at)


@transaction.atomic
def plan_hours(case_id: int, said: Typed, *, by: Standing, at: datetime) -> TrackPlan | Refusal:
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    answers, errors = read_fields(HOURS, said, facts)
    if errors:
        return Incomplete(errors)
    plan = facts.made_plan
    plan.hours_planned = int(str(answers["hours_planned"]))
    compensated = answers["hours_compensated"]
    plan.hours_compensated = int(str(compensated)) if compensated is not None else None
    plan.compensated_when = str(answers["compensated_when"] or "")
    plan.extension_because = str(answers["extension_because"] or "")
    return _changed(facts, by=by, at=at)


def _changed(facts: IntakeFacts, *, by: Standing, at: datetime) -> TrackPlan:
    """An agreement to the plan as it was counts no more: then the ball goes back."""
    plan, case = facts.made_plan, facts.situation.case
    plan.changed_by_id, plan.changed_at = by.person, at
    plan.save()
    if case.state == "plan_offered":
        take_step_of_clock(case.pk, "plan-changed", at=at)
    return plan


@effect(Text(nl="je stemt in met het plan zoals het er staat", en="you agree to the plan as it stands"))
def agree_as_candidate(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    plan = facts.made_plan
    plan.candidate_agreed_to, plan.candidate_agreed_at = str(answers["plan"]), at
    plan.save(update_fields=["candidate_agreed_to", "candidate_agreed_at"])


@effect(Text(nl="je stemt in met het plan zoals het er staat", en="you agree to the plan as it stands"))
def agree_as_supervisor(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    plan = facts.made_plan
    plan.supervisor_agreed_to, plan.supervisor_agreed_at = str(answers["plan"]), at
    plan.save(update_fields=["supervisor_agreed_to", "supervisor_agreed_at"])


@effect(
    Text(
        nl="het traject loopt: dat telt vandaag mee in de plicht",
        en="the track runs: from today the duty counts with it",
    )
)
def begin_track(facts: IntakeFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    plan = facts.made_plan
    plan.agreed_on, plan.forecast_on = facts.situation.on, facts.forecast_on
    plan.save(update_fields=["agreed_on", "forecast_on"])
    evaluate_duty(facts.candidate, at=at)
