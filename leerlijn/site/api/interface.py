"""The interface as a whole: its calls, its description, and one way to say that something went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation

from leerlijn.foundation.documents.kept import Unreachable
from leerlijn.kernel.factors import Unproven
from leerlijn.kernel.policy import Action
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api import (
    agreements,
    assessments,
    budget,
    cases,
    certificates,
    changes,
    courses,
    criteria,
    development,
    documents,
    dossiers,
    intakes,
    interviews,
    judgements,
    letter_texts,
    me,
    obligations,
    others,
    partnerships,
    procedures,
    supervision,
    terms,
    together,
)
from leerlijn.site.api.bearer import Bearer
from leerlijn.site.api.calls import calls_of, refuse_calls_without_action
from leerlijn.site.api.describing import completed
from leerlijn.site.api.mistakes import in_sentences
from leerlijn.site.api.problems import Problem, answer, mend, not_here
from leerlijn.site.api.reading import Reader
from leerlijn.site.api.relations import READ_DESCRIPTION
from leerlijn.site.fetching import LATER

log = logging.getLogger("leerlijn.api")

TOO_LARGE_TEXT = Sentence("What you send is too large for a call without a file.")
NOT_READABLE = Sentence("What you send cannot be read.")
NOBODY = Sentence("Say who you are: send a token that counts, as Authorization: Bearer.")
OUR_MISTAKE = Sentence("Something went wrong on our side. Nothing was saved. Try again later.")


class Interface(NinjaAPI):
    """Describes the problems and the idempotency key that every call has without saying so itself."""

    def get_openapi_schema(self, **asked: Any) -> Any:
        return completed(super().get_openapi_schema(**asked))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = Interface(
    title="Leerlijn",
    version="1",
    description="What the pages do, for programs. See the manual for what each word means.",
    docs_url=None,
    auth=Bearer(),
    parser=Reader(),
    urls_namespace="api",
)
for resource in (
    budget,  # before the agreements: its words are no numbers of theirs
    agreements,
    me,
    procedures,
    together,  # before the cases: its word is no number of theirs
    cases,
    others,
    letter_texts,
    terms,
    documents,
    dossiers,
    changes,
    judgements,
    interviews,
    assessments,
    partnerships,
    criteria,
    certificates,
    obligations,
    courses,
    intakes,
    supervision,
    development,
):
    api.add_router("", resource.router)
refuse_calls_without_action(api)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return answer(request, problem)


@api.exception_handler(Http404)
def _absent(request: HttpRequest, _: Any) -> HttpResponse:
    return answer(request, not_here(request))


@api.exception_handler(Unproven)
def _narrow(request: HttpRequest, unproven: Any) -> HttpResponse:
    return answer(request, Problem(403, unproven.reason))


@api.exception_handler(Unreachable)
def _later(request: HttpRequest, wrong: Any) -> HttpResponse:
    log.error("A file was not opened.", exc_info=wrong)
    return answer(request, Problem(503, LATER))


@api.exception_handler(ValidationError)
def _mistaken(request: HttpRequest, wrong: Any) -> HttpResponse:
    return answer(request, mend(in_sentences(wrong.errors)))


@api.exception_handler(HttpError)
def _of_the_library(request: HttpRequest, wrong: Any) -> HttpResponse:
    """Who is not known; and what the library could not read, with our own reason where there is one."""
    if wrong.status_code == 401:
        return answer(request, Problem(401, NOBODY))
    if isinstance(wrong.__cause__, Problem):
        return answer(request, wrong.__cause__)
    return answer(request, Problem(400, NOT_READABLE))


@api.exception_handler(Exception)
def _failed(request: HttpRequest, wrong: Any) -> HttpResponse:
    return answer(request, _told(wrong))


def _told(wrong: Exception) -> Problem:
    """What cannot be read is theirs; everything else is ours, and goes to the log with all we know of it."""
    if isinstance(wrong, RequestDataTooBig):
        return Problem(413, TOO_LARGE_TEXT)
    if isinstance(wrong, BadRequest | SuspiciousOperation | MultiPartParserError | UnreadablePostError):
        return Problem(400, NOT_READABLE)
    log.error("A call failed.", exc_info=wrong)
    return Problem(500, OUR_MISTAKE)


def _nothing(request: HttpRequest) -> HttpResponseBase:
    raise Http404


type View = Callable[..., HttpResponseBase]


def in_our_words(view: View) -> View:
    """Also what the library and Django say by themselves becomes a problem with a sentence."""

    @wraps(view, assigned=())
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answered(view, request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answered


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        response = view(request, *args, **kwargs)
    except Http404:
        return answer(request, Problem(404, Sentence("There is nothing at this address.")))
    if response.status_code != 405:
        return response
    told = answer(request, Problem(405, _not_this_way(request)))
    told.headers["Allow"] = response.headers["Allow"]
    return told


def _not_this_way(request: HttpRequest) -> Sentence:
    return Sentence("This address does not answer {method}.", method=str(request.method)[:20])


def _addresses() -> list[URLPattern | URLResolver]:
    """Every address of the interface; each says by which action its methods are open."""
    actions: dict[str, dict[str, Action | None]] = {}
    for call in calls_of(api):
        actions.setdefault(call.address, {})[call.method] = call.action
    found, _, _ = api.urls
    nothing = re_path(r"^.*$", _nothing)
    for pattern in (*found, nothing):
        if isinstance(pattern, URLPattern):
            pattern.callback = in_our_words(pattern.callback)
            open_by = actions.get(str(pattern.pattern), {"GET": READ_DESCRIPTION})
            setattr(pattern.callback, "actions", open_by)  # noqa: B010  # read by the matrix of routes
    return [*found, nothing]


addresses = (_addresses(), "ninja", "api")
"""What `site.urls` hangs under /api/v1/."""
