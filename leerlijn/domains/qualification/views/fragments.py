"""Taking an example for assessors from a dossier of which the verdict stands."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from leerlijn.domains.qualification.actions.fragments import take_fragment
from leerlijn.domains.qualification.queries.fragments import PROCEDURE, before_taking
from leerlijn.domains.qualification.relations import TAKE_FRAGMENT
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


@opens(TAKE_FRAGMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: Request, number: str) -> HttpResponse:
    """The piece of evidence and the words of it; its candidate is asked before anybody else reads them."""
    seen, dossier = seen_dossier(request, number)
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    opening = procedure.opening() if procedure else None
    if opening is None or not may(request.standing, TAKE_FRAGMENT, seen.situation.thing):
        raise Http404
    facts = before_taking(dossier)
    allowed = opening.allows(facts)
    refusal: Refusal | None = allowed if isinstance(allowed, Denied) else None
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        taken = take_fragment(seen.case, by=request.standing, at=request.at, said=form.answers)
        if not isinstance(taken, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(taken, "take"))
        refusal = taken
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "seen": seen,
        "title": opening.title,
        "form": form,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "qualification/take_fragment.html", context, status=status_of(refusal))
