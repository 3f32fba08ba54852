"""Correcting the certificate that a dossier led to, or proposing to revoke it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from leerlijn.domains.qualification.actions.certificate_changes import change_certificate
from leerlijn.domains.qualification.queries.certificate_changes import PROCEDURE, ChangeFacts
from leerlijn.domains.qualification.relations import CHANGE_CERTIFICATE
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.foundation.cases.actions.opening import about_to_begin
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import agrees
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal


@opens(CHANGE_CERTIFICATE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, number: str, key: str) -> HttpResponse:
    """The form of either opening, about the certificate of this dossier."""
    seen, _ = seen_dossier(request, number)
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    opening = procedure.opening(key) if procedure else None
    if procedure is None or opening is None:
        raise Http404
    if not may(request.standing, CHANGE_CERTIFICATE, seen.situation.thing):
        raise Http404
    case, by, at = seen.case, request.standing, request.at
    begun = about_to_begin(procedure, opening, by=by, at=at, unit=case.unit, subject=case.subject, about=case)
    facts = ChangeFacts(begun)
    allowed = agrees(opening, begun, facts)
    refusal: Refusal | None = allowed if isinstance(allowed, Denied) else None
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        made = change_certificate(case, key, by=by, at=at, said=form.answers)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(made, key))
        refusal = made
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "seen": seen,
        "step": opening,
        "certificate": facts.certificate,
        "form": form,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "qualification/change_certificate.html", context, status=status_of(refusal))
