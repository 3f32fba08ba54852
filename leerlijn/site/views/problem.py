"""Reporting that something does not work, from any page: its address and our version come along."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.cases.actions.opening import about_to_begin, open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.reports import REPORT, ReportFacts, case_on
from leerlijn.foundation.people.queries import institution, person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated
from leerlijn.site.backup.manifest import product_version
from leerlijn.site.relations import REPORT_PROBLEM

SECRETS = frozenset({"token", "secret"})
"""What the parts of an address are called that open something to whoever has them."""


@opens(REPORT_PROBLEM)
@require_http_methods(["GET", "HEAD", "POST"])
def problem(request: Request) -> HttpResponse:
    procedure, unit = catalogue.current(REPORT, on=request.standing.on), institution()
    if procedure is None or unit is None:
        raise Http404
    opening, typed = procedure.openings[0], request.POST if request.method == "POST" else None
    came_from = _came_from(request)
    facts = ReportFacts(
        about_to_begin(procedure, opening, by=request.standing, at=request.at, unit=unit),
        page=came_from,
        version=_version(request, came_from),
    )
    form, reason, status = StepForm(opening.asks, facts, typed), None, 200
    if typed is not None:
        reporter = person_of(request.standing.person) if request.standing.person else None
        made = open_case(
            procedure, by=request.standing, at=request.at, unit=unit, subject=reporter, said=form.answers
        )
        match made:
            case Denied(reason=said) | Outdated(reason=said):
                reason, status = said, 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return HttpResponseRedirect(done_on(made, opening.key))
    context = {"form": form, "step": opening, "reason": reason, "errors_above": status == 422}
    return page(request, "site/problem.html", context, status=status)


def _came_from(request: Request) -> str:
    """The address of the page on which they pressed the link, where that was one of ours.

    An address that ends in a secret, such as a link in a letter, is told by its pattern only.
    """
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return ""
    try:
        found = resolve(before.path)
    except Resolver404:
        return ""
    return f"/{found.route}" if SECRETS & found.kwargs.keys() else before.path


def _version(request: Request, came_from: str) -> str:
    """Ours, and that of the case they looked at."""
    case = case_on(came_from, standing=request.standing)
    ours = f"Leerlijn {product_version()}"
    return f"{ours}, {case.procedure} {case.edition}, {case.state} ({case.version})" if case else ours
