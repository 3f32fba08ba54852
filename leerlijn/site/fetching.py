"""Where files cannot be reached right now, pages that open one say so; everything else goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from leerlijn.foundation.documents.kept import Unreachable
from leerlijn.foundation.ui import errors
from leerlijn.kernel.sentence import Sentence

log = logging.getLogger(__name__)

LATER = Sentence("Files cannot be opened right now. Nothing is lost: try again later.")


class FetchingMiddleware:
    """Stands after that of the language, so that the page speaks it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        if not isinstance(wrong, Unreachable):
            return None
        log.error("a file was not opened", exc_info=wrong)
        return errors.unavailable(request, LATER)
