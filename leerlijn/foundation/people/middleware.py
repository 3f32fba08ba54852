"""Who asks: every request gets the standing of whoever is signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localdate

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.queries import standing_as
from leerlijn.foundation.people.sessions import DEMONSTRATION, FACTOR
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Standing


def standing_in(request: HttpRequest, on: date) -> Standing:
    """Nobody, without a session; else three statements: the session, the account with its person, offices."""
    account = request.user
    if not isinstance(account, Account):
        return Standing(on=on)
    if request.session.get(FACTOR) == DEMONSTRATION and not settings.DEMO:
        return Standing(on=on)
    return standing_as(account.person, on=on)


class StandingMiddleware:
    """Stands after the middleware of the clock and that of sign-in, before that of the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast("Request", request)
        asked.standing = standing_in(request, localdate(asked.at))
        return self.get_response(request)
