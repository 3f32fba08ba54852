"""An intake for whoever may see it: where it stands for all, and of what was prepared what each may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.qualification.cv import TASKS
from leerlijn.domains.qualification.guards.reading import may_read_part
from leerlijn.domains.qualification.procedures.intake.agreeing import ROUTES
from leerlijn.domains.qualification.procedures.intake.states import invited
from leerlijn.domains.qualification.queries.duties import PROCEDURE as DUTY
from leerlijn.domains.qualification.queries.intakes import PROCEDURE
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts, before_beginning
from leerlijn.domains.qualification.relations import (
    BEGIN_INTAKE,
    INVITE_TO_INTAKE,
    READ_CV,
    READ_SELF_DIAGNOSIS,
    READ_TASKS,
    READ_TRACK_PLAN,
    SUPERVISOR,
)
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage, Happened, history_of
from leerlijn.foundation.cases.queries.terms import how_long
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import Button, buttons_on, just_done, seen_case
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Action, may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

NO_APPOINTMENT = Sentence(
    "HR's file names no appointment of yours today. If that is wrong, ask HR to put it right."
)
STOPS: Sequence[tuple[str, Text, frozenset[str]]] = (
    ("cv", Text(nl="Onderwijs-cv", en="Educational CV"), frozenset({"invited", "cv_draft"})),
    ("diagnosis", Text(nl="Zelfdiagnose", en="Self-diagnosis"), frozenset({"self_diagnosis_draft"})),
    (
        "manager",
        Text(nl="Taken en uren", en="Tasks and hours"),
        frozenset({"manager_talk", "dean_told", "manager_confirmed"}),
    ),
    ("meeting", Text(nl="Gesprek", en="Meeting"), frozenset({"package_submitted", "meeting_planned"})),
    ("plan", Text(nl="Plan", en="Plan"), frozenset({"meeting_held", "plan_offered"})),
)
"""The way through an intake, and in which states somebody is at each stop."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the way; `state` is done, now or future."""

    key: str
    title: Text
    state: str


def stops_of(state: str, happened: Sequence[Happened]) -> list[Stop]:
    """Where the intake is; of one that waits or has ended only how far it came."""
    place = next((n for n, (_, _, states) in enumerate(STOPS) if state in states), None)
    if place is None:
        been = {each.payload.get("to") for each in happened}
        return [Stop(key, title, "done") for key, title, states in STOPS if been & states]
    return [
        Stop(key, title, "done" if n < place else "now" if n == place else "future")
        for n, (key, title, _) in enumerate(STOPS)
    ]


def seen_intake(request: Request, number: str) -> tuple[CasePage, IntakeFacts]:
    """The case of an intake and what is in it; 404 for everything else."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, IntakeFacts) or seen.facts.intake is None:
        raise Http404
    return seen, seen.facts


def readable(request: Request, number: str, action: Action) -> tuple[CasePage, IntakeFacts]:
    """The same for whoever may read this part of it; for everybody else the page is not there."""
    seen, facts = seen_intake(request, number)
    if not may_read_part(facts, action):
        raise Http404
    return seen, facts


@opens(READ_CASES)
@require_safe
def intake(request: Request, number: str) -> HttpResponse:
    """Where it stands for all; the way through it, with what whoever looks may read at each stop."""
    seen, facts = seen_intake(request, number)
    happened = history_of(seen)
    reads = {
        name: may_read_part(facts, action)
        for name, action in (
            ("cv", READ_CV),
            ("tasks", READ_TASKS),
            ("diagnosis", READ_SELF_DIAGNOSIS),
            ("plan", READ_TRACK_PLAN),
        )
    }
    writes = facts.is_being_prepared and seen.case.subject_id == request.standing.person
    context = {
        "seen": seen,
        "facts": facts,
        "reads": reads,
        "writes": writes,
        "stops": stops_of(seen.case.state, happened),
        "tasks": facts.cv[TASKS] if reads["tasks"] and not reads["cv"] else (),
        "said": _said_last(happened) if reads["diagnosis"] else "",
        "route": ROUTES.get(facts.known.route) if reads["diagnosis"] else None,
        "buttons": [each for each in buttons_on(seen) if not _offers_what_is_done(each, seen)],
        "happened": happened,
        "done": just_done(request, happened),
    }
    return page(request, "qualification/intake.html", context)


def _offers_what_is_done(button: Button, seen: CasePage) -> bool:
    """Whoever supervises need not read that they cannot take that over."""
    supervises = seen.situation.by.person in seen.situation.people(SUPERVISOR)
    return supervises and button.offer.step.key == "take-over"


def _said_last(happened: Sequence[Happened]) -> str:
    """What somebody wrote to the candidate with the newest step: what is missing, or why."""
    answers = happened[-1].payload.get("answers", {}) if happened else {}
    return str(answers.get("missing", ""))


@opens(BEGIN_INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request) -> HttpResponse:
    """Begins the intake of whoever asks."""
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    if procedure is None:
        raise Http404
    person, unit = request.standing.person, main_unit_of(request.standing.person, on=request.standing.on)
    reason: Said | None = None
    if unit is None:
        reason = NO_APPOINTMENT
    elif request.method == "POST":
        begun = open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=unit,
            subject=person_of(person),
            step="begin",
        )
        if not isinstance(begun, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(begun, "begin"))
        reason = begun.reason if isinstance(begun, Denied) else None
    else:
        facts = before_beginning(procedure, unit, subject=person, by=request.standing, at=request.at)
        opening = procedure.opening("begin")
        verdict = opening.allows(facts) if opening else None
        reason = verdict.reason if isinstance(verdict, Denied) else None
    return page(request, "qualification/begin_intake.html", {"reason": reason}, status=403 if reason else 200)


@opens(INVITE_TO_INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, number: str) -> HttpResponse:
    """Invites whoever this duty is about."""
    seen = seen_case(request, number)
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    subject = seen.case.subject
    if procedure is None or subject is None or seen.case.procedure != DUTY:
        raise Http404
    if not may(request.standing, INVITE_TO_INTAKE, seen.situation.thing):
        raise Http404
    reason: Said | None = None
    if request.method == "POST":
        made = open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=seen.case.unit,
            subject=subject,
            step="invite",
        )
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(made, "invite"))
        reason = made.reason if isinstance(made, Denied) else None
    within = Sentence(
        "They get a message, and {length} to begin.",
        length=how_long(invited, seen.case.path, on=request.standing.on),
    )
    context = {"seen": seen, "reason": reason, "within": within}
    return page(request, "qualification/invite_intake.html", context, status=403 if reason else 200)
