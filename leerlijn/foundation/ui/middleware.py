"""In which language somebody reads: as they chose, else as is known of them, else as their browser says."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from leerlijn.foundation.ui.words import DEFAULT, known_language, speaking
from leerlijn.kernel.sentence import Language

COOKIE = "language"


def preferred_by_person(request: HttpRequest) -> Language | None:
    standing = getattr(request, "standing", None)
    return known_language(standing.language) if standing else None


def preferred_by_browser(request: HttpRequest) -> Language | None:
    if "Accept-Language" not in request.headers:
        return None
    return known_language(get_language_from_request(request))


def language_of(request: HttpRequest) -> Language:
    """What somebody chose while signed in goes along to every device; else what was chosen on this one."""
    standing = getattr(request, "standing", None)
    return (
        (preferred_by_person(request) if standing and standing.language_is_chosen else None)
        or known_language(request.COOKIES.get(COOKIE))
        or preferred_by_person(request)
        or preferred_by_browser(request)
        or DEFAULT
    )


class LanguageMiddleware:
    """Stands after the middleware that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        with speaking(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response
