"""The page on which anybody reads the anchors, and keeps them."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.journal import queries
from leerlijn.foundation.journal.export import anchor_line
from leerlijn.foundation.journal.relations import READ_ANCHORS
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page

ON_A_PAGE = 25


@opens(READ_ANCHORS)
@require_safe
def published_anchors(request: Request) -> HttpResponse:
    """The newest first; `before` is the last day of the page before, `format=json` is for programs."""
    before = _day(request.GET.get("before", ""))
    found = queries.anchors(before=before, limit=ON_A_PAGE + 1)
    anchors, more = found[:ON_A_PAGE], len(found) > ON_A_PAGE
    next_day = anchors[-1].day.isoformat() if more else ""
    if request.GET.get("format") == "json":
        lines = [anchor_line(anchor) for anchor in anchors]
        return JsonResponse({"anchors": lines, "before": next_day})
    context = {"anchors": anchors, "next_day": next_day, "is_first": before is None}
    return page(request, "journal/anchors.html", context)


def _day(typed: str) -> date | None:
    """What is no day begins at the newest."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
