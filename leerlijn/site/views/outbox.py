"""The letters of a demonstration, for whoever plays in it; a real installation has no such page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.site import outbox
from leerlijn.site.relations import READ_OUTBOX


@opens(READ_OUTBOX)
@require_safe
def letters(request: Request) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    return page(request, "site/outbox.html", {"letters": outbox.letters(), "most": outbox.MOST})
