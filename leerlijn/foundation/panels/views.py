"""Whom somebody says they know: read, said and taken back by that person alone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.panels.actions.declaring import declare, withdraw
from leerlijn.foundation.panels.declared import KINDS
from leerlijn.foundation.panels.forms import DeclarationForm
from leerlijn.foundation.panels.queries import declarations_of
from leerlijn.foundation.panels.relations import DECLARE_RELATION, READ_DECLARATIONS
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.verdict import Incomplete

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


def _page(request: Request, form: DeclarationForm, *, status: int = 200) -> HttpResponse:
    declared = declarations_of(request.standing.person)
    context = {"form": form, "declared": declared, "kinds": KINDS, "errors_above": status == 422}
    return page(request, "panels/acquaintances.html", context, status=status)
