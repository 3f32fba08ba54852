"""The rounds of agreements: which one a page is about, and opening the next."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leerlijn.domains.agreements.actions.rounds import open_round
from leerlijn.domains.agreements.forms.rounds import RoundForm
from leerlijn.domains.agreements.queries.rounds import Round, chosen, rounds
from leerlijn.domains.agreements.relations import OPEN_ROUND
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

REFUSED, WRONG = 403, 422


def asked_round(request: Request) -> tuple[Round, list[Round]]:
    """The round that the address names, the newest where it names none; and all there are."""
    known = rounds()
    round = chosen(known, request.GET.get("round", ""))
    if round is None:
        raise Http404
    return round, known


@opens(OPEN_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def open_next(request: Request) -> HttpResponse:
    """The rounds there are, and the next one for whoever may open it."""
    known = rounds()
    form = RoundForm(request.POST if request.method == "POST" else None, before=known[0])
    context = {"form": form, "rounds": known, "conflict": None, "errors_above": False}
    if request.method != "POST":
        return page(request, "agreements/round_open.html", context)
    opened = open_round(
        first_year=form.year("first_year"),
        last_year=form.year("last_year"),
        milestone_year=form.year("milestone_year"),
        source=form.source,
        by=request.standing,
        at=request.at,
    )
    if isinstance(opened, Incomplete):
        form.refuse(opened.errors)
        return page(request, "agreements/round_open.html", context | {"errors_above": True}, status=WRONG)
    if isinstance(opened, Denied | Outdated):
        context["conflict"] = opened.reason
        return page(request, "agreements/round_open.html", context, status=REFUSED)
    return HttpResponseRedirect(reverse("agreements:budget") + f"?round={opened}")
