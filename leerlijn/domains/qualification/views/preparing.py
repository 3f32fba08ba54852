"""What somebody writes for their intake: the educational CV row by row, and the self-diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.domains.qualification.actions.intakes.preparing import (
    estimate_levels,
    say_nothing,
    take_out_cv_row,
    write_cv_row,
    write_goals,
    write_self_diagnosis,
)
from leerlijn.domains.qualification.cv import SECTIONS, Section
from leerlijn.domains.qualification.diagnosis import (
    ESTIMATE,
    GOALS,
    LEVELS,
    OF_A_CRITERION,
    WAYS,
    about,
    in_the_end,
)
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.queries.intakes.preparing import Row
from leerlijn.domains.qualification.relations import (
    ESTIMATE_LEVEL,
    READ_CV,
    READ_SELF_DIAGNOSIS,
    WRITE_INTAKE,
)
from leerlijn.domains.qualification.views.intakes import readable
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


def address(seen: CasePage, name: str, *more: object) -> str:
    """Of a page of this intake."""
    return reverse(f"qualification:{name}", args=[seen.case.pk, *more])


@opens(READ_CV)
@require_safe
def cv(request: Request, number: str) -> HttpResponse:
    """The educational CV, section by section."""
    seen, facts = readable(request, number, READ_CV)
    context = {
        "seen": seen,
        "facts": facts,
        "sections": SECTIONS.values(),
        "writes": facts.is_being_prepared and seen.case.subject_id == request.standing.person,
    }
    return page(request, "qualification/cv.html", context)


@opens(WRITE_INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def add_row(request: Request, number: str, section: str) -> HttpResponse:
    """A new row in a section of the CV."""
    return _row_page(request, number, section, "")


@opens(WRITE_INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_row(request: Request, number: str, section: str, order: str) -> HttpResponse:
    """A row as it is, to be changed."""
    return _row_page(request, number, section, order)


def _row_page(request: Request, number: str, key: str, order: str) -> HttpResponse:
    seen, facts, section = _section(request, number, key)
    row = _row(facts, section, order) if order else None
    if request.method != "POST":
        form = StepForm(section.fields, facts, initial=dict(row.data) if row else None)
        return form_page(request, seen, form, "qualification/cv_row.html", section=section, row=row)
    form = StepForm(section.fields, facts, request.POST)
    made = write_cv_row(
        seen.case.pk,
        section,
        form.answers,
        order=row.order if row else None,
        by=request.standing,
        at=request.at,
    )
    if isinstance(made, Denied | Outdated | Incomplete):
        return form_page(
            request, seen, form, "qualification/cv_row.html", refusal=made, section=section, row=row
        )
    return HttpResponseRedirect(f"{address(seen, 'cv')}#{section.key}")


@opens(WRITE_INTAKE)
@require_POST
def take_out_row(request: Request, number: str, section: str, order: str) -> HttpResponse:
    seen, facts, found = _section(request, number, section)
    row = _row(facts, found, order)
    made = take_out_cv_row(seen.case.pk, found, row.order, by=request.standing, at=request.at)
    if isinstance(made, Denied | Outdated | Incomplete):
        form = StepForm(found.fields, facts, initial=dict(row.data))
        return form_page(
            request, seen, form, "qualification/cv_row.html", refusal=made, section=found, row=row
        )
    return HttpResponseRedirect(f"{address(seen, 'cv')}#{found.key}")


@opens(WRITE_INTAKE)
@require_POST
def nothing(request: Request, number: str, section: str) -> HttpResponse:
    """That there is nothing to say in this section."""
    seen, _, found = _section(request, number, section)
    made = say_nothing(seen.case.pk, found, by=request.standing, at=request.at)
    if isinstance(made, Denied | Outdated | Incomplete):
        form = StepForm(found.fields, None)
        return form_page(
            request, seen, form, "qualification/cv_row.html", refusal=made, section=found, row=None
        )
    return HttpResponseRedirect(f"{address(seen, 'cv')}#{found.key}")


def _section(request: Request, number: str, key: str) -> tuple[CasePage, IntakeFacts, Section]:
    seen, facts = readable(request, number, WRITE_INTAKE)
    if key not in SECTIONS:
        raise Http404
    return seen, facts, SECTIONS[key]


def _row(facts: IntakeFacts, section: Section, order: str) -> Row:
    row = next((row for row in facts.cv[section.key] if str(row.order) == order), None)
    if row is None:
        raise Http404
    return row


@opens(READ_SELF_DIAGNOSIS)
@require_safe
def diagnosis(request: Request, number: str) -> HttpResponse:
    """Each criterion with the level that somebody sees, and beside it the estimate of their supervisor."""
    seen, facts = readable(request, number, READ_SELF_DIAGNOSIS)
    context = {
        **_diagnosis(seen, facts, request),
        "seen": seen,
        "groups": [(code, _criteria(facts, code)) for code in facts.codes],
        "begin": facts.measurements[0] if facts.measurements else None,
    }
    return page(request, "qualification/diagnosis.html", context)


def _diagnosis(seen: CasePage, facts: IntakeFacts, request: Request) -> dict[str, Any]:
    may_estimate = bool(may(request.standing, ESTIMATE_LEVEL, seen.situation.thing))
    return {
        "facts": facts,
        "levels": LEVELS,
        "ways": WAYS,
        "writes": facts.is_being_prepared and seen.case.subject_id == request.standing.person,
        "estimates": may_estimate and facts.can_be_estimated,
    }


def _criteria(facts: IntakeFacts, code: str) -> list[CriterionLine]:
    found = [line for line in facts.criteria if line.competence.code == code]
    if not found:
        raise Http404
    return found


@opens(READ_SELF_DIAGNOSIS)
@require_http_methods(["GET", "HEAD", "POST"])
def competence(request: Request, number: str, code: str) -> HttpResponse:
    """One competence: its candidate writes while it is prepared, its supervisor estimates once handed in."""
    seen, facts = readable(request, number, READ_SELF_DIAGNOSIS)
    criteria = _criteria(facts, code)
    common = _diagnosis(seen, facts, request)
    codes = tuple(line.code for line in criteria)
    own = seen.case.subject_id == request.standing.person
    asked = in_the_end(OF_A_CRITERION) if own else ESTIMATE
    fields = {each: about(asked, each) for each in codes}
    flat = [field for several in fields.values() for field in several]
    refusal: Refusal | None = None
    form = StepForm(flat, facts, initial=_kept(facts, codes, own=own))
    if request.method == "POST":
        form = StepForm(flat, facts, request.POST)
        act = write_self_diagnosis if own else estimate_levels
        made = act(seen.case.pk, codes, form.answers, by=request.standing, at=request.at)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(_after(seen, facts, code, own=own))
        refusal = made
    more = {**common, "criteria": criteria, "fields": fields, "code": code, "own": own}
    return form_page(request, seen, form, "qualification/competence.html", refusal=refusal, **more)


def _kept(facts: IntakeFacts, codes: Sequence[str], *, own: bool) -> dict[str, object]:
    """What stands there already, by the names of the fields."""
    kept: dict[str, object] = {}
    for code in codes:
        if own and (said := facts.self_assessments.get(code)):
            level = "" if said.level is None else str(said.level)
            kept |= {
                f"level-{code}": level,
                f"example-{code}": said.example,
                f"need-{code}": said.need,
                f"way-{code}": said.way,
            }
        if not own and (estimate := facts.estimates.get(code)):
            kept |= {f"level-{code}": str(estimate.level), f"why-{code}": estimate.why}
    return kept


def _after(seen: CasePage, facts: IntakeFacts, code: str, *, own: bool) -> str:
    """The next competence; after the last the goals, or for the supervisor the whole."""
    following = facts.codes[facts.codes.index(code) + 1 :]
    if following:
        return address(seen, "competence", following[0])
    return address(seen, "goals" if own else "diagnosis")


@opens(WRITE_INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: Request, number: str) -> HttpResponse:
    """Three goals, and what somebody worries about."""
    seen, facts = readable(request, number, WRITE_INTAKE)
    intake = facts.known
    kept = {f"goal_{place}": goal for place, goal in enumerate(intake.goals, start=1)}
    shown = in_the_end(GOALS)
    form = StepForm(shown, facts, initial={**kept, "worries": intake.worries})
    refusal: Refusal | None = None
    if request.method == "POST":
        form = StepForm(shown, facts, request.POST)
        made = write_goals(seen.case.pk, form.answers, by=request.standing, at=request.at)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(address(seen, "intake"))
        refusal = made
    return form_page(request, seen, form, "qualification/goals.html", refusal=refusal, facts=facts)


def form_page(
    request: Request,
    seen: CasePage,
    form: StepForm,
    template: str,
    *,
    refusal: Refusal | None = None,
    **more: Any,
) -> HttpResponse:
    """The form, with what was typed and why it was not taken."""
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "seen": seen,
        "form": form,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
        **more,
    }
    return page(request, template, context, status=status_of(refusal))
