"""Looking somebody up, adding somebody from outside, and their account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import guards, queries
from leerlijn.foundation.people.actions.accounts import (
    FirstPassword,
    close_account,
    open_account,
    renew_password,
    unlink_sign_on,
)
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.second_factors import remove_second_factors
from leerlijn.foundation.people.actions.visits import end_sessions
from leerlijn.foundation.people.forms import AccountForm, PersonForm, ReasonForm
from leerlijn.foundation.people.profiles import PROFILES
from leerlijn.foundation.people.queries import directory, holdings
from leerlijn.foundation.people.queries.factors import ways_of
from leerlijn.foundation.people.relations import (
    ADD_PERSON,
    MANAGE_ACCOUNTS,
    READ_DOUBLES,
    READ_PENSION_DATE,
    READ_PEOPLE,
    may_about,
)
from leerlijn.foundation.people.roles import CONTRACTS, role_title
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.kernel.policy import Action, may_ever
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
FORM = ["GET", "HEAD", "POST"]
LONGEST_SEARCH = 100


@opens(READ_PEOPLE)
@require_safe
def people(request: Request) -> HttpResponse:
    """Everybody who may be seen here, by family name, or whom a name or number fits."""
    typed = request.GET.get("name", "").strip()[:LONGEST_SEARCH]
    after = request.GET.get("after", "")
    wanted = int(after) if after.isdecimal() and len(after) <= 18 else None  # 63 bits
    lines, following = directory.people_like(typed, request.standing, READ_PEOPLE, after=wanted)
    context = {
        "typed": typed,
        "lines": lines,
        "next": following,
        "is_first": wanted is None,
        "may_add": may_ever(request.standing, ADD_PERSON),
        "may_read_doubles": may_ever(request.standing, READ_DOUBLES),
    }
    return page(request, "people/people.html", context)


@opens(READ_PEOPLE)
@require_safe
def person(request: Request, number: str) -> HttpResponse:
    """Somebody: appointments as HR delivered them, roles, and the state of the account."""
    seen = _person_of(request, number, READ_PEOPLE)
    places = directory.places_of(seen.pk, on=request.standing.on)
    context = {
        "person": seen,
        "appointments": directory.appointments_of(seen.pk),
        "profiles": PROFILES,
        "contracts": CONTRACTS,
        "roles": [
            (role_title(each.role), each) for each in holdings.roles_of(seen.pk, on=request.standing.on)
        ],
        "state": directory.state_of(directory.account_of(seen)),
        "may_read_pension": may_about(request.standing, READ_PENSION_DATE, places),
        "may_manage": may_ever(request.standing, MANAGE_ACCOUNTS)
        and directory.person_managed(seen.pk, request.standing, MANAGE_ACCOUNTS) is not None,
    }
    return page(request, "people/person.html", context)


@opens(ADD_PERSON)
@require_http_methods(FORM)
def add(request: Request) -> HttpResponse:
    """Somebody whom the list of HR does not name: an assessor from elsewhere, an accountant."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by = queries.actor_of(request.standing, CHANNEL)
        made = add_person(**form.said(), by=by, at=request.at)
        if not isinstance(made, Denied):
            return redirect("people:person", made.pk)
        form.refuse({"number": made.reason})
    wrong = bool(form.errors)
    context = {"form": form, "errors_above": wrong}
    return page(request, "people/add_person.html", context, status=422 if wrong else 200)


@opens(MANAGE_ACCOUNTS)
@require_safe
def account(request: Request, number: str) -> HttpResponse:
    return _account_page(request, _managed(request, number))


@opens(MANAGE_ACCOUNTS)
@require_POST
def open_for(request: Request, number: str) -> HttpResponse:
    """The answer shows the first password; no later page can."""
    seen = _managed(request, number)
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _account_page(request, seen, form=form)
    opened = open_account(form.cleaned_data["name"], seen, by=_actor(request), at=request.at)
    seen = _managed(request, number)  # as they are now
    if isinstance(opened, Denied):
        form.refuse({"name": opened.reason})
        return _account_page(request, seen, form=form)
    return _account_page(request, seen, opened=opened)


@opens(MANAGE_ACCOUNTS)
@require_POST
def renew(request: Request, number: str) -> HttpResponse:
    """A new first password, shown once; a closed account is open again."""
    seen, held = _held(request, number)
    renewed = renew_password(held.pk, by=_actor(request), at=request.at)
    if isinstance(renewed, Denied):
        return _account_page(request, seen, refused=renewed)
    return _account_page(request, _managed(request, number), opened=renewed)


@opens(MANAGE_ACCOUNTS)
@require_POST
def close(request: Request, number: str) -> HttpResponse:
    seen, held = _held(request, number)
    closed = close_account(held.pk, by=_actor(request), at=request.at)
    if isinstance(closed, Denied):
        return _account_page(request, seen, refused=closed)
    return redirect("people:account-of", seen.pk)


@opens(MANAGE_ACCOUNTS)
@require_POST
def end_what_runs(request: Request, number: str) -> HttpResponse:
    """Also the keys, which a new password leaves as they are."""
    seen, _ = _held(request, number)
    end_sessions(seen, by=_actor(request), at=request.at)
    told = Sentence("Ended: every visit of {name} and every key for programs.", name=seen.name)
    return on_to(request, reverse("people:account-of", args=[seen.pk]), told)


TAKEN_AWAY = {
    "second-step": remove_second_factors,
    "sign-on": unlink_sign_on,
}
"""By its place in the address: what an administrator takes off somebody's account, for a reason."""


@opens(MANAGE_ACCOUNTS)
@require_POST
def take_away(request: Request, number: str, what: str) -> HttpResponse:
    seen, held = _held(request, number)
    form = ReasonForm(request.POST, auto_id=f"id_{what}_%s")
    if not form.is_valid():
        return _account_page(request, seen, why={what: form})
    reason = form.cleaned_data["reason"]
    taken = TAKEN_AWAY[what](held.pk, reason=reason, by=_actor(request), at=request.at)
    if isinstance(taken, Denied):
        return _account_page(request, seen, refused=taken)
    return redirect("people:account-of", seen.pk)


def _account_page(
    request: Request,
    seen: directory.Seen,
    *,
    form: AccountForm | None = None,
    opened: FirstPassword | None = None,
    refused: Denied | None = None,
    why: Mapping[str, ReasonForm] | None = None,
) -> HttpResponse:
    """`why` has the form that was not filled in, by what was to be taken away."""
    real = guards.is_no_demonstration()
    held = directory.account_of(seen)
    context: dict[str, Any] = {
        "person": seen,
        "held": held,
        "state": directory.state_of(held),
        "form": form or AccountForm(initial={"name": seen.number or ""}),
        "secret": opened.password if opened else "",
        "reason": None if refused is None else refused.reason,
        "refused": real.reason if isinstance(real, Denied) else None,
        "ways": ways_of(held) if held else None,
        "why": {what: (why or {}).get(what) or ReasonForm(auto_id=f"id_{what}_%s") for what in TAKEN_AWAY},
        "errors_above": bool(why or (form and form.errors)),
    }
    status = 403 if refused is not None else 422 if form or why else 200
    return page(request, "people/account_of.html", context, status=status)


def _person_of(request: Request, number: str, action: Action) -> directory.Seen:
    """For whoever may do this about them; for everybody else they do not exist."""
    found = directory.person_seen(int(number), request.standing, action)
    if found is None:
        raise Http404
    return found


def _managed(request: Request, number: str) -> directory.Seen:
    """For whoever manages every unit that they have something to do with."""
    found = directory.person_managed(int(number), request.standing, MANAGE_ACCOUNTS)
    if found is None:
        raise Http404
    return found


def _held(request: Request, number: str) -> tuple[directory.Seen, directory.Held]:
    seen = _managed(request, number)
    held = directory.account_of(seen)
    if held is None:
        raise Http404
    return seen, held


def _actor(request: Request) -> Actor:
    """By which office is told by the action: an account belongs to the institution, not to one unit of it."""
    roles = MANAGE_ACCOUNTS.offices
    held = [office for office in request.standing.offices if office.role in roles]
    office = min(held, key=lambda each: bool(each.instead_of), default=None)
    return queries.actor_of(request.standing, CHANNEL, office)
