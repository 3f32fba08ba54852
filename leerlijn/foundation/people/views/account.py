"""Signing in and out, and everybody's own account."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.people import queries, sign_on
from leerlijn.foundation.people.actions import accounts, people, tokens, visits
from leerlijn.foundation.people.actions.tries import count_try, forget_tries
from leerlijn.foundation.people.entering import (
    Journey,
    account_of_pass,
    journey_of,
    pass_for,
    place_of,
)
from leerlijn.foundation.people.forms import SCOPES, NewPasswordForm, SignInForm, TokenForm
from leerlijn.foundation.people.queries import holdings
from leerlijn.foundation.people.relations import CHANGE_ACCOUNT, MAKE_KEY, READ_ACCOUNT, SIGN_IN
from leerlijn.foundation.people.roles import role_title
from leerlijn.foundation.people.sessions import DEMONSTRATION, account_that_fits, open_session
from leerlijn.foundation.people.views.going import go_on
from leerlijn.foundation.people.views.second_step import enter
from leerlijn.foundation.people.views.waiting import seconds_of, too_many
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.middleware import COOKIE
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.foundation.ui.sign_in import Typed, takes_secrets
from leerlijn.foundation.ui.views import keep
from leerlijn.foundation.ui.words import known_language
from leerlijn.kernel.factors import Scope
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

CHANNEL = "page"
DO_NOT_FIT = Sentence("This name and this password do not fit together. Check both; capitals count.")
TOO_LATE = Sentence("That took longer than a quarter of an hour. Sign in once more with your first password.")


@opens(SIGN_IN)
@takes_secrets("password")
@require_http_methods(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def sign_in(request: Request, *, typed: Typed | None = None) -> HttpResponse:
    """With `typed`, somebody was signed out while they wrote: they sign in first, and then send it on."""
    if typed is not None:
        return _ask(request, Journey(typed.address, typed), status=401)
    if request.method in {"GET", "HEAD"}:
        return _ask(request, journey_of(request))
    return _enter_demonstration(request) if settings.DEMO else _enter(request)


@opens(SIGN_IN)
@takes_secrets("password", "proof")
@require_POST
def choose_password(request: Request) -> HttpResponse:
    """The second half of signing in with a first password; only then there is a session."""
    journey, proof = journey_of(request), request.POST.get("proof", "")
    account = account_of_pass(proof)
    if account is None:
        return _ask(request, journey, said=TOO_LATE, status=422)
    form = NewPasswordForm(request.POST)
    if form.is_valid():
        themselves = queries.standing_as(queries.who_stays(account.person), on=request.standing.on)
        by = queries.actor_of(themselves, CHANNEL)
        chosen = accounts.choose_password(account.pk, form.cleaned_data["password"], by=by, at=request.at)
        if not isinstance(chosen, Denied):
            return enter(request, chosen, journey)
        form.refuse({"password": chosen.reason})
    return _ask_for_password(request, journey, proof, form, status=422)


@opens(SIGN_IN)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """The session is gone, here and on the server."""
    logout(request)
    return on_to(request, "/", Sentence("You are signed out."))


@opens(CHANGE_ACCOUNT)
@require_POST
def sign_out_everywhere(request: Request) -> HttpResponse:
    """Every visit of this person is over, on this device and on every other."""
    person = queries.person_of(request.standing.person)
    visits.end_visits(person, by=queries.actor_of(request.standing, CHANNEL), at=request.at)
    logout(request)
    return on_to(request, "/", Sentence("You are signed out on every device."))


@opens(READ_ACCOUNT)
@require_safe
def account(request: Request) -> HttpResponse:
    return _account(request)


@opens(CHANGE_ACCOUNT)
@require_POST
def choose_language(request: Request) -> HttpResponse:
    """Kept on this device, and so with the person: for every other device, and for mail."""
    language = known_language(request.POST.get("language"))
    if language is None:
        return _account(request, status=422)
    response = redirect("people:account")
    keep(request, response, COOKIE, language)
    return response


KEPT = {
    False: Sentence("Kept: your mail comes as soon as something happens."),
    True: Sentence("Kept: your mail comes in one letter a week."),
}
RHYTHMS = {"at-once": False, "weekly": True}
"""Whether each of them gathers the mail in one letter a week."""


@opens(CHANGE_ACCOUNT)
@require_POST
def choose_mail(request: Request) -> HttpResponse:
    weekly = RHYTHMS.get(request.POST.get("rhythm", ""))
    if weekly is None:
        return _account(request, status=422)
    by = queries.actor_of(request.standing, CHANNEL)
    people.choose_mail(request.standing.person, weekly=weekly, by=by, at=request.at)
    return on_to(request, reverse("people:account"), KEPT[weekly])


@opens(MAKE_KEY)
@require_POST
def make_token(request: Request) -> HttpResponse:
    """The answer shows the key itself; no later page can."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _account(request, form=form, status=422)
    made = tokens.make_token(
        queries.person_of(request.standing.person),
        label=form.cleaned_data["label"],
        scope=Scope(form.cleaned_data["scope"]),
        lasts=timedelta(days=int(form.cleaned_data["days"])),
        by=queries.actor_of(request.standing, CHANNEL),
        at=request.at,
    )
    return _account(request, secret=made.secret)


@opens(CHANGE_ACCOUNT)
@require_POST
def revoke_token(request: Request, number: str) -> HttpResponse:
    by = queries.actor_of(request.standing, CHANNEL)
    if tokens.revoke_token(int(number), of=request.standing.person, by=by, at=request.at) is None:
        raise Http404
    return redirect("people:account")


def _enter(request: Request) -> HttpResponse:
    """With a name and a password. Which of them was wrong is not said: it would tell who has an account."""
    journey, form = journey_of(request), SignInForm(request.POST)
    if not form.is_valid():
        return _ask(request, journey, form=form, status=422)
    place = place_of(request, form.cleaned_data["name"])
    if wait := count_try(place, at=request.at):
        return _ask_to_wait(request, journey, form, wait)
    account = account_that_fits(request, **form.cleaned_data)
    if account is None:
        form.refuse({"": DO_NOT_FIT})
        return _ask(request, journey, form=form, status=422)
    forget_tries(place)
    if account.is_first_password:
        return _ask_for_password(request, journey, pass_for(account), NewPasswordForm())
    return enter(request, account, journey)


def _ask_to_wait(request: Request, journey: Journey, form: SignInForm, wait: timedelta) -> HttpResponse:
    """The password was not looked at; the account stays open, from elsewhere too."""
    form.refuse({"": too_many(wait)})
    answer = _ask(request, journey, form=form, status=429)
    answer.headers["Retry-After"] = str(seconds_of(wait))
    return answer


def _enter_demonstration(request: Request) -> HttpResponse:
    """As whoever stands on the card."""
    account = queries.demo_account(request.POST.get("account", ""))
    if account is None:
        return _ask(request, journey_of(request), status=422)
    open_session(request, account, by=DEMONSTRATION)
    return go_on(request, journey_of(request))


def _ask(
    request: Request,
    journey: Journey,
    *,
    form: SignInForm | None = None,
    said: Sentence | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, object] = {"journey": journey, "said": said, "by_institution": sign_on.is_offered()}
    if settings.DEMO:
        return page(
            request, "people/demonstration.html", {**context, "groups": queries.card_groups()}, status=status
        )
    form = form or SignInForm()
    context |= {"form": form, "errors_above": bool(form.errors)}
    return page(request, "people/sign_in.html", context, status=status)


def _ask_for_password(
    request: Request, journey: Journey, proof: str, form: NewPasswordForm, *, status: int = 200
) -> HttpResponse:
    context = {"journey": journey, "proof": proof, "form": form, "errors_above": bool(form.errors)}
    return page(request, "people/first_password.html", context, status=status)


def _account(
    request: Request, *, form: TokenForm | None = None, secret: str = "", status: int = 200
) -> HttpResponse:
    who, on = request.standing.person, request.standing.on
    context = {
        "roles": [(role_title(each.role), each) for each in holdings.roles_of(who, on=on)],
        "mandates": [(role_title(each.role), each) for each in holdings.mandates_of(who, on=on)],
        "rhythm": "weekly" if request.standing.mail_is_weekly else "at-once",
        "tokens": holdings.tokens_of(who, at=request.at),
        "form": form or TokenForm(),
        "scopes": SCOPES,
        "secret": secret,
        "errors_above": bool(form and form.errors),
        "chosen_language": request.standing.language,
    }
    return page(request, "people/account.html", context, status=status)
