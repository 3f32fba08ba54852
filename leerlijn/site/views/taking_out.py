"""Everything about whoever asks: what it is, and the ZIP."""

from __future__ import annotations

from django.http import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.site.relations import TAKE_OUT
from leerlijn.site.taking_out.archive import archive
from leerlijn.site.taking_out.gathering import gather, own_cases

CHANNEL = "page"


@opens(TAKE_OUT)
@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: Request) -> HttpResponseBase:
    """A POST sends it, and is recorded: whoever did not ask for it sees that somebody did."""
    if request.method != "POST":
        return page(request, "site/everything.html")
    by = actor_of(request.standing, CHANNEL)
    record(f"person:{request.standing.pseudonym}", "take-everything", by=by, at=request.at)
    cases = own_cases(request)
    content = archive(request, gather(request, cases), cases)
    answer = StreamingHttpResponse(content, content_type="application/zip")
    name = f"leerlijn-{request.standing.on.isoformat()}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
