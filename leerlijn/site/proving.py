"""The door of the pages to every deed that decides: who has not shown enough who they are, is asked first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase

from leerlijn.foundation.cases.proven import ask_for_strictest_proof
from leerlijn.foundation.people.relations import MAKE_KEY
from leerlijn.foundation.people.views.proving import ask_to_prove
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.sign_in import SAFE
from leerlijn.kernel.factors import Unproven
from leerlijn.kernel.policy import Action, Standing, may_ever


class ProvingMiddleware:
    """Stands after that of the language, so that the page speaks it.

    A view whose action decides is not reached by a form before it; a step of a case asks by itself, when all
    else about it is right.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponseBase | None:
        asked, action = cast("Request", request), getattr(view, "action", None)
        if not isinstance(action, Action) or not action.decides or request.method in SAFE:
            return None
        if not asked.standing or not may_ever(asked.standing, action):
            return None  # the view says so itself, and not more than that
        try:
            places = _places_of(asked.standing, action)
            ask_for_strictest_proof(asked.standing, deed=action.key, paths=places, at=asked.at)
        except Unproven as unproven:
            return ask_to_prove(asked, unproven)
        return None

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponseBase | None:
        return ask_to_prove(cast("Request", request), wrong) if isinstance(wrong, Unproven) else None


def _places_of(standing: Standing, action: Action) -> Collection[str]:
    """Where they hold an office; none for what counts wherever they ever do something, as a key does."""
    return () if action is MAKE_KEY else {office.path for office in standing.offices}
