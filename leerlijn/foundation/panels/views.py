"""Whom somebody says they know, by that person alone; and answering an invitation to judge by its link."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.panels.actions.declaring import declare, withdraw
from leerlijn.foundation.panels.actions.inviting import answer_by_link
from leerlijn.foundation.panels.declared import KINDS
from leerlijn.foundation.panels.forms import DeclarationForm
from leerlijn.foundation.panels.invited import invitation_with, question_of, said_yes
from leerlijn.foundation.panels.queries import declarations_of
from leerlijn.foundation.panels.relations import ANSWER_INVITATION, DECLARE_RELATION, READ_DECLARATIONS
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

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
    question = question_of(asked, at=request.at)
    refusal: Refusal | None = None
    typed = request.POST if request.method == "POST" else None
    form = StepForm(question.why_not, question.facts, typed) if question else None
    if typed is not None:
        said = form.answers if form else {}
        answered = answer_by_link(asked, typed.get("do", ""), said=said, at=request.at)
        if not isinstance(answered, Denied | Outdated | Incomplete):
            return redirect("panels:invitation", token=token)
        refusal = answered
    if form and isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context = {
        "asked": asked,
        "case": asked.case,
        "question": question,
        "form": form,
        "reason": reason_of(refusal),
        "said_yes": said_yes(asked),
        "address": address_of(asked.case),
        "errors_above": form is not None and isinstance(refusal, Incomplete),
    }
    return page(request, "panels/invitation.html", context, status=status_of(refusal))


def _page(request: Request, form: DeclarationForm, *, status: int = 200) -> HttpResponse:
    declared = declarations_of(request.standing.person)
    context = {"form": form, "declared": declared, "kinds": KINDS, "errors_above": status == 422}
    return page(request, "panels/acquaintances.html", context, status=status)
