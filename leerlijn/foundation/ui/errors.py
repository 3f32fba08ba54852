"""When there is no page to give: one sentence on why, and what somebody can do.

Absent and forbidden are one answer, in the same words, so that nobody learns from it what exists.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text

TOO_MUCH_TEXT = Sentence("This is more text than a page can take. Put part of it in a file.")


def reason_in(exception: object) -> Said | None:
    """The sentence that a refusal carries: `raise PermissionDenied(verdict.reason)`."""
    carried = getattr(exception, "args", ())
    return next((part for part in carried if isinstance(part, (Sentence, Counted, Text))), None)


def explained(request: HttpRequest, status: int, said: Said | None) -> HttpResponse:
    return page(request, f"ui/{status}.html", {"said": said}, status=status)


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, TOO_MUCH_TEXT)
    return explained(request, 400, reason_in(exception))


def refused(request: HttpRequest, exception: object = None) -> HttpResponse:
    """Who sees the thing but may not do this: 403 with the sentence of the verdict."""
    return explained(request, 403, reason_in(exception))


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    return explained(request, 404, None)


def conflict(request: HttpRequest, said: Said) -> HttpResponse:
    """Somebody was first, or what was looked at has changed; `said` tells what."""
    return explained(request, 409, said)


def too_large(request: HttpRequest, said: Said) -> HttpResponse:
    return explained(request, 413, said)


def unavailable(request: HttpRequest, said: Said) -> HttpResponse:
    """Something that we ask does not answer; whoever comes back later finds it."""
    return explained(request, 503, said)


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands alone: asks nothing of request, reader or database, and says it in both languages."""
    return HttpResponse(render_to_string("ui/500.html"), status=500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For Django's protection against forged forms, which knows only the browser, not what somebody meant.

    `reason` is Django's, for developers; the reader gets what to do.
    """
    return explained(
        request, 403, Sentence("This form was open too long. Go back, copy your text, open it again.")
    )
