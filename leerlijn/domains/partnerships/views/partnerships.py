"""Partnerships for anybody: who takes part on a day, who leads, and which safeguards nobody works on."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.partnerships.forms import DayForm
from leerlijn.domains.partnerships.queries.partnerships import (
    GROUP,
    groups_of,
    partnership_named,
    partnerships,
    safeguards_of,
    taken_part,
)
from leerlijn.domains.partnerships.relations import CHANGE_MEMBERS, READ_PARTNERSHIPS, READ_PRODUCTS
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.pages import state_title
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Thing, may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


@opens(READ_PARTNERSHIPS)
@require_safe
def all_of_them(request: Request) -> HttpResponse:
    rows = [
        {
            "key": each.key,
            "short": each.short,
            "name": Text(nl=each.name_nl, en=each.name_en),
            "about": Text(nl=each.about_nl, en=each.about_en),
            "state": state_title(each.case),
        }
        for each in partnerships()
    ]
    return page(request, "partnerships/partnerships.html", {"rows": rows})


@opens(READ_PARTNERSHIPS)
@require_safe
def partnership(request: Request, key: str) -> HttpResponse:
    """One partnership on the day that was chosen; what its groups made is for the partners."""
    taken = taken_part(key)
    if taken is None:
        raise Http404
    found = taken.partnership
    chosen, mistake = _day_in(request)
    groups = groups_of(found.pk)
    thing = Thing(found.case.path)
    members = taken.on(chosen)
    context = {
        "found": found,
        "name": Text(nl=found.name_nl, en=found.name_en),
        "about": Text(nl=found.about_nl, en=found.about_en),
        "source": Text(nl=found.source_nl, en=found.source_en),
        "state": state_title(found.case),
        "chosen": chosen,
        "mistake": mistake,
        "form": DayForm(initial={"on": chosen.isoformat()}),
        "members": members,
        "lead": next((member for member in members if member.leads), None),
        "changes": taken.changes,
        "groups": groups,
        "safeguards": safeguards_of(groups),
        "reads_products": bool(may(request.standing, READ_PRODUCTS, thing)),
        "may_change": bool(may(request.standing, CHANGE_MEMBERS, thing)),
    }
    return page(request, "partnerships/partnership.html", context)


def _day_in(request: Request) -> tuple[date, Said | None]:
    """The day in the address, or today; what is no day is said."""
    typed = request.GET.get("on", "")
    today = day_of(request.at)
    try:
        return (date.fromisoformat(typed) if typed else today), None
    except ValueError:
        return today, Sentence("This is no day that exists, so you see today.")


@opens(CHANGE_MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, key: str) -> HttpResponse:
    """A new theme group, tied to one or more safeguards."""
    found, procedure = partnership_named(key), catalogue.current(GROUP, on=request.standing.on)
    if (
        found is None
        or procedure is None
        or not may(request.standing, CHANGE_MEMBERS, Thing(found.case.path))
    ):
        raise Http404
    step = procedure.opening("propose")
    form = StepForm(step.asks if step else (), None, request.POST or None)
    reason: Said | None = None
    status = 200
    if request.method == "POST":
        opened = open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=found.case.unit,
            about=found.case,
            said=form.answers,
            step="propose",
        )
        if not isinstance(opened, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(reverse("partnerships:partnership", args=[key]))
        if isinstance(opened, Incomplete):
            form.refuse(opened.errors)
            status = 422
        else:
            reason, status = opened.reason, 403
    context = {"found": found, "form": form, "reason": reason, "errors_above": status == 422}
    return page(request, "partnerships/propose.html", context, status=status)
