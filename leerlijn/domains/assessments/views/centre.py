"""The assessment centre for anybody, signing up, one's own assessments, and the board of the coordinator."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.assessments.queries.assessments import ADMISSION, PROCEDURES, SWITCH
from leerlijn.domains.assessments.queries.assessments import centre as unit_of_centre
from leerlijn.domains.assessments.queries.boards import board_of, mine_of
from leerlijn.domains.assessments.queries.signing_up import WHO
from leerlijn.domains.assessments.relations import READ_BOARD, READ_CENTRE, READ_OWN_ASSESSMENTS, SIGN_UP
from leerlijn.domains.assessments.views.signing_up import ask_without_account
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.frameworks.queries import criteria_of, framework
from leerlijn.foundation.people.queries import person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import Field, Procedure, catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


@opens(READ_CENTRE)
@require_safe
def centre(request: Request) -> HttpResponse:
    """What the centre does, for whom, and by which criteria; two statements."""
    edition = framework("act", on=request.standing.on)
    context = {
        "procedures": {key: catalogue.current(key, on=request.standing.on) for key in PROCEDURES},
        "criteria": criteria_of(edition.id) if edition else (),
    }
    return page(request, "assessments/centre.html", context)


def _procedure_in(request: Request) -> Procedure:
    """The assessment that was chosen; 404 for another procedure."""
    key = request.GET.get("kind", SWITCH)
    found = catalogue.current(key, on=request.standing.on) if key in {SWITCH, ADMISSION} else None
    if found is None:
        raise Http404
    return found


@opens(SIGN_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: Request) -> HttpResponse:
    """What somebody comes for; signing up costs nothing, the first talk is free, and no account is needed."""
    procedure, unit = _procedure_in(request), unit_of_centre(request.standing.on)
    step = procedure.opening("register")
    asked: Sequence[Field] = step.asks if step else ()
    if not request.standing:
        return ask_without_account(request, procedure, (*WHO, *asked), is_taking=unit is not None)
    form = StepForm(asked, None, request.POST or None)
    reason: Said | None = None
    status = 200
    if unit is None:
        reason, status = Sentence("The centre takes no candidates today."), 403
    elif request.method == "POST":
        opened = open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=unit,
            subject=person_of(request.standing.person),
            said=form.answers,
            step="register",
        )
        if not isinstance(opened, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(opened, "register"))
        if isinstance(opened, Incomplete):
            form.refuse(opened.errors)
            status = 422
        else:
            reason, status = opened.reason, 403
    context = {"procedure": procedure, "form": form, "reason": reason, "errors_above": status == 422}
    return page(request, "assessments/sign_up.html", context, status=status)


@opens(READ_OWN_ASSESSMENTS)
@require_safe
def mine(request: Request) -> HttpResponse:
    """The assessments in which somebody takes part: as candidate, assessor or payer."""
    context = {"rows": mine_of(request.standing), "on": request.standing.on}
    return page(request, "assessments/mine.html", context)


@opens(READ_BOARD)
@require_safe
def board(request: Request) -> HttpResponse:
    """All assessments of the centre by where they stand; what is with the centre first."""
    context = {"groups": board_of(request.standing), "on": request.standing.on}
    return page(request, "assessments/board.html", context)
