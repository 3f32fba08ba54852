"""One assessment, for each party its own part; ordering it; and the files of the portfolio."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.assessments.guards.reading import (
    may_read_outcome,
    may_read_report,
    readable_declaration,
    readable_items,
    readable_words,
)
from leerlijn.domains.assessments.outcomes import DEGREES, DIPLOMAS, KINDS_OF_TALK, OUTCOMES, PAYERS, needs_of
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts
from leerlijn.domains.assessments.relations import (
    READ_BOARD,
    READ_PRICE,
    READ_REGISTRATION,
    READ_SEALED_PORTFOLIO,
    READ_TALKS,
)
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import offers_on
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage, history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case, version_in
from leerlijn.foundation.dossiers.forms import KINDS
from leerlijn.foundation.dossiers.queries.items import number_of
from leerlijn.foundation.dossiers.queries.matrix import covered, matrix_of
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.dossiers.views import evidence
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


def seen_assessment(request: Request, number: str) -> tuple[CasePage, AssessmentFacts]:
    """The case of an assessment and what is known of it; 404 for everything else."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, AssessmentFacts):
        raise Http404
    return seen, seen.facts


@opens(READ_CASES)
@require_safe
def assessment(request: Request, number: str) -> HttpResponse:
    """Where it stands for all; price, portfolio, talks, report and outcome for those who may read each."""
    seen, facts = seen_assessment(request, number)
    by, thing, said = request.standing, seen.situation.thing, facts.assessment
    items = readable_items(facts) if facts.dossier else None
    groups = matrix_of(facts, items or ()) if items is not None else ()
    may_write = bool(may(by, WRITE_DOSSIER, thing) and facts.dossier) and facts.is_being_made
    shows_report, shows_outcome = may_read_report(facts), may_read_outcome(facts)
    proposal = facts.proposal if shows_outcome else None
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "written": readable_words(facts, seen.procedure, happened),
        "registered": said if may(by, READ_REGISTRATION, thing) else None,
        "price": said.price if said and may(by, READ_PRICE, thing) else None,
        "degrees": DEGREES,
        "diplomas": DIPLOMAS,
        "payers": PAYERS,
        "items": items,
        "columns": [{"code": item.code, "title": item.title} for item in items or ()],
        "themes": [evidence.theme_of(group, seen, may_write=may_write) for group in groups],
        "covered": covered(groups),
        "may_write": may_write,
        "talks": facts.talks if said and may(by, READ_TALKS, thing) else (),
        "kinds_of_talk": KINDS_OF_TALK,
        "report": said.report if said and shows_report else "",
        "comments": said.comments if said and shows_report else "",
        "shows_outcome": shows_outcome,
        "proposal": proposal,
        "needs": needs_of(proposal.more) if proposal else (),
        "outcomes": OUTCOMES,
        "declaration": readable_declaration(facts),
        "submission": facts.submission,
        "number": number_of(facts.submission) if facts.submission else "",
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "kinds": KINDS,
        "handles": bool(may(by, READ_BOARD, thing)),
    }
    return page(request, "assessments/assessment.html", context)


@opens(READ_PRICE)
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: Request, number: str) -> HttpResponse:
    """What is ordered and what it costs, before anybody orders it."""
    seen, facts = seen_assessment(request, number)
    if not may(request.standing, READ_PRICE, seen.situation.thing) or facts.assessment is None:
        raise Http404
    offer = next(iter(offers_on(seen, "order")), None)
    form = StepForm(offer.fields, facts, request.POST or None) if offer else None
    refusal: Refusal | None = None
    if request.method == "POST" and form is not None:
        taken = take_step(
            seen.case.pk,
            "order",
            by=request.standing,
            at=request.at,
            version=version_in(request),
            said=form.answers,
        )
        if not isinstance(taken, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(seen.case, "order"))
        refusal = taken
        if isinstance(taken, Incomplete):
            form.refuse(taken.errors)
    context = {
        "seen": seen,
        "said": facts.assessment,
        "degrees": DEGREES,
        "form": form,
        "offer": offer,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "assessments/order.html", context, status=status_of(refusal))


@opens(READ_SEALED_PORTFOLIO)
@require_safe
def file(request: Request, number: str, order: str) -> HttpResponseBase:
    """The file of an item, in the version that whoever asks may read."""
    _, facts = seen_assessment(request, number)
    return evidence.file_of(readable_items(facts) if facts.dossier else None, order)


@opens(READ_SEALED_PORTFOLIO)
@require_safe
def manifest(request: Request, number: str) -> HttpResponse:
    """The sealed manifest as it is hashed."""
    _, facts = seen_assessment(request, number)
    return evidence.manifest_page(facts, readable_items(facts) if facts.dossier else None)
