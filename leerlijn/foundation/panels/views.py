"""Whom somebody says they know, by that person alone; and answering an invitation to judge by its link."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.panels.actions.declaring import declare, withdraw
from leerlijn.foundation.panels.actions.inviting import ACCEPT, DECLINE, answer_by_link, counts
from leerlijn.foundation.panels.declared import KINDS
from leerlijn.foundation.panels.forms import DeclarationForm, DecliningForm
from leerlijn.foundation.panels.invited import invitation_with, said_yes
from leerlijn.foundation.panels.queries import declarations_of
from leerlijn.foundation.panels.relations import ANSWER_INVITATION, DECLARE_RELATION, READ_DECLARATIONS
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

CHANNEL = "page"


@opens(READ_DECLARATIONS)
@require_http_methods(["GET", "HEAD"])
def acquaintances(request: Request) -> HttpResponse:
    """What was said so far, and the form to say more."""
    return _page(request, DeclarationForm())


@opens(DECLARE_RELATION)
@require_POST
def say(request: Request) -> HttpResponse:
    form = DeclarationForm(request.POST)
    made = declare(
        request.standing.person,
        whom=request.POST.get("whom", ""),
        kind=request.POST.get("kind", ""),
        actor=actor_of(request.standing, CHANNEL),
        at=request.at,
    )
    if isinstance(made, Incomplete):
        form.refuse(made.errors)
        return _page(request, form, status=422)
    return redirect("panels:acquaintances")


@opens(DECLARE_RELATION)
@require_POST
def take_back(request: Request, number: str) -> HttpResponse:
    """Only one's own."""
    actor = actor_of(request.standing, CHANNEL)
    if not withdraw(int(number), by=request.standing.person, actor=actor, at=request.at):
        raise Http404
    return redirect("panels:acquaintances")


@opens(ANSWER_INVITATION)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    """What the link in the letter opens. Opening answers nothing: that takes one of its two buttons."""
    asked = invitation_with(token)
    if asked is None:
        raise Http404
    form, status = DecliningForm(request.POST or None), 200
    reason: Said | None = None
    if request.method == "POST":
        says_no = request.POST.get("do") == "decline"
        said = {name: request.POST.get(name, "") for name in ("reason", "remark")} if says_no else {}
        match answer_by_link(asked, DECLINE if says_no else ACCEPT, said=said, at=request.at):
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return redirect("panels:invitation", token=token)
    context = {
        "asked": asked,
        "case": asked.case,
        "form": form,
        "reason": reason,
        "can_answer": counts(asked),
        "said_yes": said_yes(asked),
        "address": address_of(asked.case),
        "errors_above": status == 422,
    }
    return page(request, "panels/invitation.html", context, status=status)


def _page(request: Request, form: DeclarationForm, *, status: int = 200) -> HttpResponse:
    declared = declarations_of(request.standing.person)
    context = {"form": form, "declared": declared, "kinds": KINDS, "errors_above": status == 422}
    return page(request, "panels/acquaintances.html", context, status=status)
