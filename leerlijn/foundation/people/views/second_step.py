"""The second step after a password, signing in with a passkey alone, and proving it again by either."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.people import passkeys, queries
from leerlijn.foundation.people.actions.second_factors import use_code, use_passkey
from leerlijn.foundation.people.actions.tries import count_try, forget_tries
from leerlijn.foundation.people.entering import (
    SECOND_STEP,
    Journey,
    account_of_pass,
    journey_of,
    pass_for,
    place_of_codes,
    remember_device,
)
from leerlijn.foundation.people.forms import CodeForm
from leerlijn.foundation.people.queries.directory import Held
from leerlijn.foundation.people.queries.factors import has_passkey, has_second_factor
from leerlijn.foundation.people.relations import SIGN_IN
from leerlijn.foundation.people.sessions import (
    ONE_TIME_CODE,
    PASSKEY,
    PASSWORD,
    account_of,
    is_signed_in_as,
    open_session,
    prove,
)
from leerlijn.foundation.people.views.going import go_on
from leerlijn.foundation.people.views.waiting import seconds_of, too_many
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.foundation.ui.sign_in import takes_secrets
from leerlijn.kernel.factors import Factor
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
DOES_NOT_FIT = Sentence(
    "This code does not fit, or was used already. Type the one that your app shows now, or a recovery code."
)
TOO_LATE = Sentence("That took longer than a quarter of an hour. Sign in once more.")
SOMEBODY_ELSE = Sentence("This passkey is of somebody else than who is signed in here. Sign out first.")


def enter(request: Request, account: Held, journey: Journey, *, by: Factor = PASSWORD) -> HttpResponse:
    """The password fitted, or the link: they are in, or asked for the second step that they set up."""
    if has_second_factor(account):
        return _ask_for_code(request, account, journey, CodeForm())
    return _let_in(request, account, journey, by=by)


@opens(SIGN_IN)
@takes_secrets("code", "proof")
@require_POST
def by_code(request: Request) -> HttpResponse:
    """After a password; whoever is signed in proves with it that it is still them."""
    journey, form = journey_of(request), CodeForm(request.POST if "code" in request.POST else None)
    account = _who_gives_a_code(request)
    if account is None:
        return on_to(request, _door(journey), TOO_LATE)
    if not form.is_valid():
        return _ask_for_code(request, account, journey, form, status=422 if form.is_bound else 200)
    place = place_of_codes(account)
    if wait := count_try(place, at=request.at):
        form.refuse({"": too_many(wait)})
        answer = _ask_for_code(request, account, journey, form, status=429)
        answer.headers["Retry-After"] = str(seconds_of(wait))
        return answer
    by = queries.actor_of(_standing(request, account), CHANNEL)
    if not use_code(account.pk, form.cleaned_data["code"], now=time.time(), by=by, at=request.at):
        form.refuse({"code": DOES_NOT_FIT})
        return _ask_for_code(request, account, journey, form, status=422)
    forget_tries(place)
    return _let_in(request, account, journey, by=ONE_TIME_CODE)


@opens(SIGN_IN)
@takes_secrets("answer")
@require_http_methods(["GET", "HEAD", "POST"])
def by_passkey(request: Request) -> HttpResponse:
    """Asks for one, and takes what the device answered."""
    journey = journey_of(request)
    if "answer" not in request.POST:
        return _ask_for_passkey(request, journey)
    shown = passkeys.shown(request, request.POST["answer"])
    if isinstance(shown, Denied):
        return _ask_for_passkey(request, journey, refused=shown)
    if request.standing and shown.passkey.account_id != account_of(request).pk:
        return _ask_for_passkey(request, journey, refused=Denied(SOMEBODY_ELSE))
    account = use_passkey(shown, at=request.at)
    if account is None:
        return _ask_for_passkey(request, journey, refused=Denied(passkeys.DOES_NOT_HOLD))
    answer = _let_in(request, account, journey, by=PASSKEY)
    passkeys.forget_question(answer)
    return answer


def _let_in(request: Request, account: Held, journey: Journey, *, by: Factor) -> HttpResponse:
    """Whoever is signed in as somebody else begins anew: the open visit ends, proven by nobody."""
    if is_signed_in_as(request, account):
        prove(request, by=by)
        return go_on(request, journey)
    open_session(request, account, by=by)
    answer = go_on(request, journey)
    remember_device(request, answer, account)
    return answer


def _who_gives_a_code(request: Request) -> Held | None:
    """Whose password fitted just now, also where somebody else is signed in; else whoever is signed in."""
    if proof := request.POST.get("proof"):
        return account_of_pass(proof, for_what=SECOND_STEP)
    return account_of(request) if request.standing else None


def _standing(request: Request, account: Held) -> Standing:
    if is_signed_in_as(request, account):
        return request.standing
    return queries.standing_as(queries.who_stays(account.person), on=request.standing.on)


def _door(journey: Journey) -> str:
    return f"{reverse('people:sign-in')}?{urlencode({'next': journey.address})}"


def _ask_for_code(
    request: Request, account: Held, journey: Journey, form: CodeForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "journey": journey,
        "proof": "" if is_signed_in_as(request, account) else pass_for(account, for_what=SECOND_STEP),
        "has_passkey": has_passkey(account),
        "form": form,
        "errors_above": bool(form.errors),
    }
    return page(request, "people/second_step.html", context, status=status)


def _ask_for_passkey(request: Request, journey: Journey, *, refused: Denied | None = None) -> HttpResponse:
    question = passkeys.asks_for_one(request)
    context = {
        "journey": journey,
        "options": question.options,
        "reason": None if refused is None else refused.reason,
    }
    answer = page(request, "people/passkey.html", context, status=200 if refused is None else 422)
    question.keep(request, answer)
    return answer
