"""Who asks: every request gets the standing of whoever is signed in, and keeps the language they choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localdate

from leerlijn.foundation.people.actions.people import choose_language
from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.queries import actor_of, standing_as, who_stays
from leerlijn.foundation.people.sessions import DEMONSTRATION, proof_in
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.middleware import COOKIE
from leerlijn.foundation.ui.words import known_language
from leerlijn.kernel.policy import Standing


def standing_in(request: HttpRequest, on: date) -> Standing:
    """Nobody, without a session; else three statements: the session, the account with its person, offices."""
    account = request.user
    if not isinstance(account, Account):
        return Standing(on=on)
    proof = proof_in(request)
    if proof and proof.factor == DEMONSTRATION and not settings.DEMO:
        return Standing(on=on)
    return standing_as(who_stays(account.person), on=on, shown=proof)


class StandingMiddleware:
    """Stands after the middleware of the clock and that of sign-in, before that of the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast("Request", request)
        asked.standing = standing_in(request, localdate(asked.at))
        return self.get_response(request)


class ChosenLanguageMiddleware:
    """Whatever page keeps a language on the device of somebody who is signed in, keeps it with them too.

    Stands after `StandingMiddleware`. What another site sends them to chooses nothing for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        asked = cast("Request", request)
        kept = response.cookies.get(COOKIE)
        language = known_language(kept.value) if kept else None
        if language and asked.standing and request.headers.get("Sec-Fetch-Site") != "cross-site":
            by = actor_of(asked.standing, "page")
            choose_language(asked.standing.person, language, by=by, at=asked.at)
        return response
