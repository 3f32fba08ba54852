"""What no page and no call can take is answered in words, before it is read or the database is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from itertools import chain

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from leerlijn.foundation.documents.guards.limits import LIMITS, MEGABYTE
from leerlijn.foundation.ui import errors
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.api.problems import Problem, answer

LARGEST = LIMITS.video + MEGABYTE
"""In bytes: the largest file, with the form around it."""
TOO_LARGE = Sentence("What you send is larger than {limit} MB.", limit=LARGEST // MEGABYTE)
NO_LENGTH = Sentence("What you send does not say how large it is (Content-Length).")
NUL = Sentence("What you send holds a character that cannot be kept (NUL). Take it out.")
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


class IntakeMiddleware:
    """Stands last: then the page that refuses knows its reader. Nobody before it reads what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return (
            _refused_for_its_size(request) or _refused_for_its_address(request) or self.get_response(request)
        )

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """After the protection against forged forms, which reads the form. A call judges its own fields."""
        is_form = request.method == "POST" and request.content_type in FORMS and not _is_call(request)
        return (
            _refusal(request, HTTPStatus.BAD_REQUEST, NUL) if is_form and _hold_nul(_texts(request)) else None
        )


def _refused_for_its_size(request: HttpRequest) -> HttpResponse | None:
    said = str(request.META.get("CONTENT_LENGTH") or "")
    if said.isdecimal() and int(said) > LARGEST:
        return _refusal(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
    if not said and request.META.get("HTTP_TRANSFER_ENCODING"):
        return _refusal(request, HTTPStatus.LENGTH_REQUIRED, NO_LENGTH)
    return None


def _refused_for_its_address(request: HttpRequest) -> HttpResponse | None:
    asked = chain.from_iterable((name, *values) for name, values in request.GET.lists())
    if _hold_nul([request.path_info, *asked]):
        return _refusal(request, HTTPStatus.BAD_REQUEST, NUL)
    return None


def _texts(request: HttpRequest) -> Iterable[str]:
    for name, values in request.POST.lists():
        yield from (name, *values)
    for name, files in request.FILES.lists():
        yield from (name, *(file.name or "" for file in files))


def _hold_nul(texts: Iterable[str]) -> bool:
    return any("\0" in text for text in texts)


def _is_call(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _refusal(request: HttpRequest, status: HTTPStatus, said: Said) -> HttpResponse:
    if _is_call(request):
        response = answer(request, Problem(status, said))
        response.headers["Cache-Control"] = "private, no-store"
        return response
    if status is HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return errors.too_large(request, said)
    return page(request, "ui/400.html", {"said": said}, status=status)
