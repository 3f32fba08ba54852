"""Choices that stay on a device: the language, and light or dark."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from leerlijn.foundation.ui.middleware import COOKIE
from leerlijn.foundation.ui.pages import APPEARANCE_COOKIE, inside
from leerlijn.kernel.sentence import Language

A_YEAR = 365 * 24 * 60 * 60


def safe_next(request: HttpRequest) -> str:
    """Where to go on to: only an address of this very server."""
    return inside(request, request.GET.get("next", "/"))


def remembered(request: HttpRequest, cookie: str, choice: str) -> HttpResponse:
    """Keep the choice on this device and go back to the page it was made on."""
    response = HttpResponseRedirect(safe_next(request))
    keep(request, response, cookie, choice)
    return response


def keep(request: HttpRequest, response: HttpResponse, cookie: str, choice: str) -> None:
    """Lets the device remember a choice for a year."""
    response.set_cookie(cookie, choice, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())


def choose_language(request: HttpRequest, language: Language) -> HttpResponse:
    return remembered(request, COOKIE, language)


def choose_appearance(request: HttpRequest, appearance: str) -> HttpResponse:
    return remembered(request, APPEARANCE_COOKIE, appearance)
