"""The plan of a track, competence by competence; and the times that a supervisor offers for an intake."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.domains.qualification.actions.intakes.meeting import (
    A_TIME,
    LANGUAGES,
    offer_time,
    withdraw_time,
)
from leerlijn.domains.qualification.actions.intakes.planning import (
    HOURS,
    asked_about,
    plan_competence,
    plan_hours,
    propose_anew,
)
from leerlijn.domains.qualification.queries.intakes import PROCEDURE
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.relations import (
    OFFER_SLOT,
    READ_SLOTS,
    READ_TRACK_PLAN,
    WRITE_TRACK_PLAN,
)
from leerlijn.domains.qualification.views.intakes import readable
from leerlijn.domains.qualification.views.preparing import address, form_page
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.meetings.queries.slots import slots_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


@opens(READ_TRACK_PLAN)
@require_safe
def plan(request: Request, number: str) -> HttpResponse:
    """The whole plan, what is wrong with it, who agreed to it, and the time that is left."""
    return _plan_page(request, number)


def _plan_page(
    request: Request, number: str, *, reason: Said | None = None, status: int = 200
) -> HttpResponse:
    seen, facts = _planned(request, number)
    context = {
        "seen": seen,
        "facts": facts,
        "writes": facts.is_being_planned and bool(_may_write(request, seen)),
        "reason": reason,
    }
    return page(request, "qualification/plan.html", context, status=status)


def _planned(request: Request, number: str) -> tuple[CasePage, IntakeFacts]:
    seen, facts = readable(request, number, READ_TRACK_PLAN)
    if facts.plan is None:
        raise Http404
    return seen, facts


def _may_write(request: Request, seen: CasePage) -> bool:
    return bool(may(request.standing, WRITE_TRACK_PLAN, seen.situation.thing))


def _writable(request: Request, number: str) -> tuple[CasePage, IntakeFacts]:
    seen, facts = _planned(request, number)
    if not _may_write(request, seen):
        raise Http404
    return seen, facts


@opens(WRITE_TRACK_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_line(request: Request, number: str, code: str) -> HttpResponse:
    """The plan for one competence."""
    seen, facts = _writable(request, number)
    if code not in facts.codes:
        raise Http404
    line = facts.planned(code)
    asked = asked_about(line, facts)
    kept = {
        "course": str(line.course or ""),
        "own_case": line.own_case,
        "evidence": line.evidence,
        "observation_on": line.observation_on,
        "target_on": line.target_on,
    }
    form, refusal = StepForm(asked, facts, initial=kept), None
    if request.method == "POST":
        form = StepForm(asked, facts, request.POST)
        made = plan_competence(seen.case.pk, code, form.answers, by=request.standing, at=request.at)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(address(seen, "plan"))
        refusal = made
    return form_page(
        request, seen, form, "qualification/plan_line.html", refusal=refusal, facts=facts, line=line
    )


@opens(WRITE_TRACK_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: Request, number: str) -> HttpResponse:
    """The hours of the track, and whether an extension is asked for."""
    seen, facts = _writable(request, number)
    kept = {field.name: getattr(facts.made_plan, field.name) for field in HOURS}
    form, refusal = StepForm(HOURS, facts, initial=kept), None
    if request.method == "POST":
        form = StepForm(HOURS, facts, request.POST)
        made = plan_hours(seen.case.pk, form.answers, by=request.standing, at=request.at)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(address(seen, "plan"))
        refusal = made
    return form_page(request, seen, form, "qualification/plan_hours.html", refusal=refusal, facts=facts)


@opens(WRITE_TRACK_PLAN)
@require_POST
def propose(request: Request, number: str) -> HttpResponse:
    """A plan from the courses and the time as they are today."""
    seen, _ = _writable(request, number)
    made = propose_anew(seen.case.pk, by=request.standing, at=request.at)
    match made:
        case Denied(reason=reason) | Outdated(reason=reason):
            return _plan_page(request, number, reason=reason, status=409)
        case Incomplete():
            raise Http404
    return HttpResponseRedirect(address(seen, "plan"))


@opens(READ_SLOTS)
@require_safe
def slots(request: Request) -> HttpResponse:
    """The times that whoever looks offers, and who took which; with a form for one more."""
    return _slots_page(request, StepForm(A_TIME, None))


@opens(OFFER_SLOT)
@require_POST
def offer(request: Request) -> HttpResponse:
    form = StepForm(A_TIME, None, request.POST)
    made = offer_time(form.answers, by=request.standing, at=request.at)
    if isinstance(made, Denied | Outdated | Incomplete):
        return _slots_page(request, form, refusal=made)
    return HttpResponseRedirect(reverse("qualification:slots"))


@opens(OFFER_SLOT)
@require_POST
def withdraw(request: Request, number: str) -> HttpResponse:
    made = withdraw_time(int(number), by=request.standing, at=request.at)
    if isinstance(made, Denied):
        return _slots_page(request, StepForm(A_TIME, None), refusal=made)
    return HttpResponseRedirect(reverse("qualification:slots"))


def _slots_page(request: Request, form: StepForm, *, refusal: Refusal | None = None) -> HttpResponse:
    reason: Said | None = None
    status = 200
    match refusal:
        case Incomplete(errors=errors):
            form.refuse(errors)
            status = 422
        case Denied(reason=reason) | Outdated(reason=reason):
            status = 403
    context = {
        "form": form,
        "slots": slots_of(request.standing.person, PROCEDURE, at=request.at),
        "languages": LANGUAGES,
        "reason": reason,
        "errors_above": status == 422,
    }
    return page(request, "qualification/slots.html", context, status=status)
