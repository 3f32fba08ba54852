"""Signing up without an account: the form, the letter that goes, and the page behind its link."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.assessments.actions.signing_up import ask_to_sign_up, confirm, withdraw_by_link
from leerlijn.domains.assessments.outcomes import DEGREES, DIPLOMAS, PAYERS
from leerlijn.domains.assessments.queries.signing_up import sign_up_with
from leerlijn.domains.assessments.relations import CONFIRM_SIGN_UP, READ_CENTRE
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import offers_on
from leerlijn.foundation.cases.queries.pages import CasePage, case_page
from leerlijn.foundation.cases.views import version_in
from leerlijn.foundation.people.links import standing_by_link
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import Field, Procedure, catalogue
from leerlijn.kernel.sentence import Language, Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


def ask_without_account(
    request: Request, procedure: Procedure, asked: Sequence[Field], *, is_taking: bool
) -> HttpResponse:
    """The same form with a name and a mail address; what is wrong keeps what was typed."""
    form = StepForm(asked, None, request.POST if request.method == "POST" else None)
    reason: Said | None = None if is_taking else Sentence("The centre takes no candidates today.")
    status = 200 if is_taking else 403
    if request.method == "POST" and is_taking:
        language: Language = "en" if (get_language() or "").startswith("en") else "nl"
        made = ask_to_sign_up(procedure, said=form.answers, language=language, at=request.at)
        match made:
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case _:
                return HttpResponseRedirect(reverse("assessments:sent"))
    context = {"procedure": procedure, "form": form, "reason": reason, "errors_above": status == 422}
    return page(request, "assessments/sign_up.html", context, status=status)


@opens(READ_CENTRE)
@require_safe
def sent(request: Request) -> HttpResponse:
    """The same page whether or not a letter went: it tells nothing about an address."""
    return page(request, "assessments/sent.html", {})


@opens(CONFIRM_SIGN_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_sign_up(request: Request, token: str) -> HttpResponse:
    """What the link opens. Opening does nothing, the button does; afterwards it shows where one stands."""
    sign_up = sign_up_with(token)
    if sign_up is None:
        raise Http404
    refused: Said | None = None
    if request.method == "POST":
        made = (
            confirm(sign_up, by=request.standing, at=request.at)
            if sign_up.case is None
            else withdraw_by_link(sign_up, by=request.standing, at=request.at, version=version_in(request))
        )
        match made:
            case Denied(reason=refused) | Outdated(reason=refused):
                pass
            case Incomplete(errors=errors):
                refused = next(iter(errors.values()))
            case _:
                return HttpResponseRedirect(reverse("assessments:confirm", args=[token]))
    seen = _seen(request, token)
    assessment = seen.facts.assessment if seen else None
    context = {
        "sign_up": sign_up,
        "procedure": catalogue.editions_of(sign_up.procedure)[-1],
        "seen": seen,
        "advice": assessment.advice if assessment else "",
        "price": assessment.price if assessment else None,
        "may_withdraw": seen is not None and any(offer.verdict for offer in offers_on(seen, "withdraw")),
        "refused": refused,
        "degrees": DEGREES,
        "diplomas": DIPLOMAS,
        "payers": PAYERS,
    }
    return page(request, "assessments/confirm.html", context, status=403 if refused else 200)


def _seen(request: Request, token: str) -> CasePage | None:
    """The case as its candidate sees it; none before it was confirmed."""
    sign_up = sign_up_with(token)
    case = sign_up.case if sign_up else None
    if case is None or case.subject is None:
        return None
    return case_page(case, by=standing_by_link(case.subject, on=request.standing.on), at=request.at)
