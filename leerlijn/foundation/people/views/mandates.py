"""Giving one's own role to a deputy for a while, and taking it back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.people import queries
from leerlijn.foundation.people.actions.mandates import give_mandate, withdraw_mandate
from leerlijn.foundation.people.forms import MandateForm
from leerlijn.foundation.people.kinds import Role
from leerlijn.foundation.people.queries import holdings, tree
from leerlijn.foundation.people.relations import GIVE_MANDATE, READ_ACCOUNT
from leerlijn.foundation.people.roles import role_title
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
NOBODY = Sentence("We know nobody with this personnel number.")


@opens(READ_ACCOUNT)
@require_http_methods(["GET", "HEAD"])
def mandates(request: Request) -> HttpResponse:
    """Who acts for whom, given and held; and the form to give one, for whoever has a role."""
    return _page(request)


@opens(GIVE_MANDATE)
@require_POST
def give(request: Request) -> HttpResponse:
    offices = tree.offices_to_pass_on(request.standing.person, on=request.standing.on)
    form = MandateForm(_choices(offices), request.POST)
    if form.is_valid() and _is_given(request, form, offices):
        return redirect("people:mandates")
    return _page(request, form=form, offices=offices)


def _is_given(request: Request, form: MandateForm, offices: list[tree.OwnRole]) -> bool:
    """If not, the form says why."""
    said = form.cleaned_data
    deputy = queries.person_by_number(said["number"])
    if deputy is None:
        form.refuse({"number": NOBODY})
        return False
    (own,) = [office for office in offices if str(office.pk) == said["office"]]
    given = give_mandate(
        giver=queries.person_of(request.standing.person),
        deputy=deputy,
        role=Role(own.role),
        unit=own.unit,
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        reason=said["reason"],
        by=queries.actor_of(request.standing, CHANNEL),
        at=request.at,
    )
    if isinstance(given, Denied):
        form.refuse({"": given.reason})
        return False
    return True


@opens(READ_ACCOUNT)
@require_POST
def withdraw(request: Request, number: str) -> HttpResponse:
    """Only one's own: from today it counts no more."""
    own = holdings.mandates_of(request.standing.person, on=request.standing.on)
    if int(number) not in {each.id for each in own if not each.is_mine_to_use}:
        raise Http404
    withdraw_mandate(int(number), by=queries.actor_of(request.standing, CHANNEL), at=request.at)
    return redirect("people:mandates")


def _choices(offices: list[tree.OwnRole]) -> list[tuple[str, Sentence]]:
    return [
        (
            str(office.pk),
            Sentence("{role}, {unit}", role=role_title(office.role), unit=queries.unit_name(office.unit)),
        )
        for office in offices
    ]


def _page(
    request: Request, *, form: MandateForm | None = None, offices: list[tree.OwnRole] | None = None
) -> HttpResponse:
    who, on = request.standing.person, request.standing.on
    own = tree.offices_to_pass_on(who, on=on) if offices is None else offices
    context = {
        "mandates": [(role_title(each.role), each) for each in holdings.mandates_of(who, on=on)],
        "has_office": bool(own),
        "form": form or MandateForm(_choices(own), initial={"starts_on": on}),
        "errors_above": bool(form and form.errors),
    }
    return page(request, "people/mandates.html", context, status=422 if form else 200)
