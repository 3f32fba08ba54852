"""Sharing a piece of evidence for feedback, and the feedback with the notes, each at its criterion."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.qualification.actions.feedback import share_item
from leerlijn.domains.qualification.queries.feedback import PROCEDURE, FeedbackFacts, before_sharing
from leerlijn.domains.qualification.relations import SHARE_EVIDENCE
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.queries.terms import how_long
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.dossiers.views.evidence import found_item
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


@opens(READ_CASES)
@require_safe
def feedback(request: Request, number: str) -> HttpResponse:
    """What was shared, what was said of it, and what can be done now."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, FeedbackFacts) or facts.request is None:
        raise Http404
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "item": facts.item,
        "dossier": facts.made.situation.case.pk,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
    }
    return page(request, "qualification/feedback.html", context)


@opens(SHARE_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: Request, number: str, order: str) -> HttpResponse:
    """Asks the supervisor to look at one item."""
    seen, dossier = seen_dossier(request, number)
    if not may(request.standing, SHARE_EVIDENCE, seen.situation.thing):
        raise Http404
    item, procedure = found_item(dossier.items, order), catalogue.current(PROCEDURE, on=request.standing.on)
    opening = procedure.opening() if procedure else None
    if opening is None or opening.to is None:
        raise Http404
    facts = before_sharing(dossier)
    allowed = opening.allows(facts)
    refusal: Refusal | None = allowed if isinstance(allowed, Denied) else None
    form = StepForm(opening.asks, facts, initial={"item": order})
    if request.method == "POST":
        form = StepForm(opening.asks, facts, request.POST)
        opened = share_item(seen.case, by=request.standing, at=request.at, said=form.answers)
        if not isinstance(opened, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(opened, "share"))
        refusal = opened
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "seen": seen,
        "item": item,
        "within": Sentence(
            "Your supervisor answers within {length}, criterion by criterion.",
            length=how_long(opening.to, seen.case.path, on=request.standing.on),
        ),
        "form": form,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "qualification/share.html", context, status=status_of(refusal))
