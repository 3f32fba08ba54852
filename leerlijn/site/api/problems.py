"""When a call is not answered: problem+json (RFC 9457) with one sentence in the language of whoever asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from leerlijn.foundation.ui.words import known_language, render
from leerlijn.kernel.sentence import Language, Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """Ends a call. `errors` has one sentence per field that is to be mended."""

    def __init__(self, status: int, said: Said, errors: Mapping[str, Said] | None = None) -> None:
        super().__init__(status, said)
        self.status = status
        self.said = said
        self.errors = errors or {}


def mend(errors: Mapping[str, Said]) -> Problem:
    """What was sent cannot be taken; each field says why."""
    said = Sentence("This cannot be taken as it is: see what is wrong with each field.")
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, said, errors)


def refused(said: Said) -> Problem:
    """Who sees the thing but may not do this."""
    return Problem(HTTPStatus.FORBIDDEN, said)


def agreed[Made](made: Made | Denied | Outdated | Incomplete) -> Made:
    """What an action made; a refusal ends the call."""
    match made:
        case Denied(reason=reason):
            raise refused(reason)
        case Outdated(reason=reason):
            raise Problem(HTTPStatus.CONFLICT, reason)
        case Incomplete(errors=errors):
            raise mend(errors)
    return made


def not_here(request: HttpRequest) -> Problem:
    """Absent and forbidden are one answer, in the same words."""
    standing = getattr(request, "standing", None)
    if not standing:
        return Problem(HTTPStatus.NOT_FOUND, Sentence("There is nothing at this address."))
    if not standing.is_staff:
        return Problem(
            HTTPStatus.NOT_FOUND,
            Sentence(
                "This does not exist or is not open to {name}. Ask whoever gave you the address.",
                name=standing.name,
            ),
        )
    return Problem(
        HTTPStatus.NOT_FOUND,
        Sentence(
            "This does not exist or is not open to {name}. Ask whoever gave you the address, or the "
            "coordinator of your faculty.",
            name=standing.name,
        ),
    )


def language_asked(request: HttpRequest) -> Language:
    """That of Accept-Language; English where it says nothing we speak."""
    asked = request.headers.get("Accept-Language")
    return (known_language(get_language_from_request(request)) if asked else None) or "en"


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as it is sent."""
    language = language_asked(request)
    status = HTTPStatus(problem.status)
    said: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": render(problem.said, language),
    }
    if problem.errors:
        said["errors"] = {name: render(each, language) for name, each in problem.errors.items()}
    response = HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
    response.headers["Content-Language"] = language
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
