"""How somebody signs in: their passkeys, an app with codes, recovery codes."""

from __future__ import annotations

import time
from functools import wraps
from urllib.parse import urlencode

from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import codes, guards, passkeys, queries
from leerlijn.foundation.people.actions import accounts, second_factors
from leerlijn.foundation.people.actions.second_factors import Added
from leerlijn.foundation.people.forms import CodeForm, NewPasswordForm, PasskeyForm
from leerlijn.foundation.people.proving import demand_of
from leerlijn.foundation.people.queries.factors import passkeys_of, ways_of
from leerlijn.foundation.people.relations import CHANGE_WAYS, READ_ACCOUNT
from leerlijn.foundation.people.sessions import (
    ONE_TIME_CODE,
    PASSKEY,
    PASSWORD,
    account_of,
    open_session,
    prove,
)
from leerlijn.foundation.people.views.proving import ask_to_prove
from leerlijn.foundation.ui.access import View, opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.forms import said_now
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.foundation.ui.sign_in import SAFE, takes_secrets
from leerlijn.kernel.factors import Factor, Unproven, may_decide
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
FORM = ["GET", "HEAD", "POST"]
SALT = "new-code-app"
TIME_TO_SCAN = 15 * 60
"""Seconds in which a new secret comes back with a code."""
TOO_LATE = Sentence("That took longer than a quarter of an hour. Scan this new picture.")
PICTURE = Sentence("The picture that your app scans")
GONE = Sentence("This passkey opens nothing here any more. You can remove it from your device too.")
APP_GONE = Sentence("No code is asked any more. You can remove Leerlijn from your app too.")
REPLACED = Sentence(
    "From now on your new password counts. Wherever else you were signed in, you are signed out."
)
ADDED = Sentence("From now on you can sign in with it.")


def asks_first[**P](view: View[P]) -> View[P]:
    """Before a page to change something, so that a code is typed once; and before the change itself."""

    @wraps(view)
    def asking(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        demand = demand_of(account_of(request))
        verdict = may_decide(request.standing.shown, demand, deed=CHANGE_WAYS.key, at=request.at)
        if not isinstance(verdict, Denied):
            return view(request, *args, **kwargs)
        if request.method not in SAFE:
            return ask_to_prove(request, Unproven(demand.said(), demand))
        asked = [("next", request.get_full_path()), *(("counting", each) for each in sorted(demand.factors))]
        return HttpResponseRedirect(f"{reverse('people:prove')}?{urlencode(asked)}")

    return asking


@opens(READ_ACCOUNT)
@require_safe
def ways(request: Request) -> HttpResponse:
    return _ways(request)


@opens(CHANGE_WAYS)
@takes_secrets("answer")
@require_http_methods(FORM)
@asks_first
def add_passkey(request: Request) -> HttpResponse:
    account = account_of(request)
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = passkeys.made(request, form.cleaned_data["answer"])
        label, by = form.cleaned_data["label"], _actor(request)
        added = (
            made
            if isinstance(made, Denied)
            else second_factors.add_passkey(account.pk, made, label=label, by=by, at=request.at)
        )
        if isinstance(added, Added):
            return _added(request, added, by=PASSKEY)
        form.refuse({"": added.reason})
    context = {
        "form": form,
        "options": passkeys.asks_for_a_new_one(request, account, passkeys_of(account)),
        "refused": _in_a_demonstration(),
        "errors_above": bool(form.errors),
    }
    return page(request, "people/add_passkey.html", context, status=422 if form.errors else 200)


@opens(CHANGE_WAYS)
@require_POST
@asks_first
def remove_passkey(request: Request, number: str) -> HttpResponse:
    by = _actor(request)
    gone = second_factors.remove_passkey(int(number), of=account_of(request).pk, by=by, at=request.at)
    if gone is None:
        raise Http404
    return on_to(request, reverse("people:ways"), GONE)


@opens(CHANGE_WAYS)
@takes_secrets("code", "secret")
@require_http_methods(FORM)
@asks_first
def add_codes(request: Request) -> HttpResponse:
    """The secret comes along with the page, sealed: it is kept once a code proves that the app has it."""
    account = account_of(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    secret = _secret_in(request, account.pk) if form.is_bound else codes.new_secret()
    if form.is_valid():
        if secret is None:
            form.refuse({"": TOO_LATE})
        else:
            typed, by = form.cleaned_data["code"], _actor(request)
            added = second_factors.add_code_app(
                account.pk, secret, typed, now=time.time(), by=by, at=request.at
            )
            if isinstance(added, Added):
                return _added(request, added, by=ONE_TIME_CODE)
            form.refuse({"code": added.reason})
    secret = secret or codes.new_secret()
    context = {
        "form": form,
        "picture": codes.picture_of(secret, name=account.name, title=said_now(PICTURE)),
        "typed": codes.as_typed(secret),
        "secret": signing.dumps([account.pk, codes.sealed(secret)], salt=SALT),
        "refused": _in_a_demonstration(),
        "errors_above": bool(form.errors),
    }
    return page(request, "people/add_codes.html", context, status=422 if form.errors else 200)


@opens(CHANGE_WAYS)
@require_POST
@asks_first
def remove_codes(request: Request) -> HttpResponse:
    if not second_factors.remove_code_app(account_of(request).pk, by=_actor(request), at=request.at):
        raise Http404
    return on_to(request, reverse("people:ways"), APP_GONE)


@opens(CHANGE_WAYS)
@require_POST
@asks_first
def renew_recovery(request: Request) -> HttpResponse:
    """The answer shows the codes; no later page can."""
    made = second_factors.renew_recovery_codes(account_of(request).pk, by=_actor(request), at=request.at)
    if isinstance(made, Denied):
        return _ways(request, reason=made.reason, status=403)
    return _ways(request, recovery=made.recovery)


@opens(CHANGE_WAYS)
@takes_secrets("password")
@require_http_methods(FORM)
@asks_first
def replace_password(request: Request) -> HttpResponse:
    """Every other visit ends; this one goes on, proven as it was."""
    account = account_of(request)
    if not account.has_usable_password():
        raise Http404
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        password, by = form.cleaned_data["password"], _actor(request)
        chosen = accounts.choose_password(account.pk, password, by=by, at=request.at)
        if not isinstance(chosen, Denied):
            open_session(request, chosen, by=request.standing.proof or PASSWORD)
            return on_to(request, reverse("people:ways"), REPLACED)
        form.refuse({"password": chosen.reason})
    context = {"form": form, "errors_above": bool(form.errors), "account_name": account.name}
    return page(request, "people/new_password.html", context, status=422 if form.errors else 200)


def _secret_in(request: Request, account_id: int) -> bytes | None:
    """None when it is too old, or was made for another account."""
    try:
        whose, sealed = signing.loads(request.POST.get("secret", ""), salt=SALT, max_age=TIME_TO_SCAN)
    except signing.BadSignature:
        return None
    return codes.opened(sealed) if whose == account_id else None


def _added(request: Request, added: Added, *, by: Factor) -> HttpResponse:
    """It was shown just now, too."""
    prove(request, by=by)
    if added.recovery:
        return _ways(request, recovery=added.recovery)
    return on_to(request, reverse("people:ways"), ADDED)


def _ways(
    request: Request, *, recovery: tuple[str, ...] = (), reason: Said | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "ways": ways_of(account_of(request)),
        "recovery": recovery,
        "reason": reason,
        "refused": _in_a_demonstration(),
    }
    return page(request, "people/ways.html", context, status=status)


def _in_a_demonstration() -> Said | None:
    real = guards.is_no_demonstration()
    return real.reason if isinstance(real, Denied) else None


def _actor(request: Request) -> Actor:
    return queries.actor_of(request.standing, CHANNEL)
