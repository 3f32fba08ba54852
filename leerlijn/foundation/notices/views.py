"""The inbox, and marking it as read."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leerlijn.foundation.notices.actions.reading import mark_as_read
from leerlijn.foundation.notices.queries.inbox import PAGE, inbox_of
from leerlijn.foundation.notices.relations import MARK_INBOX, READ_INBOX
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page


@opens(READ_INBOX)
@require_safe
def inbox(request: Request) -> HttpResponse:
    """The newest first; `before` is the key of the last one on the page before."""
    before = key_in(request.GET.get("before", ""))
    lines = inbox_of(request.standing, before=before)
    context = {
        "lines": lines[:PAGE],
        "next": lines[PAGE - 1].id if len(lines) > PAGE else None,
        "is_first": before is None,
        "unread": request.standing.unread,
    }
    return page(request, "notices/inbox.html", context)


@opens(MARK_INBOX)
@require_POST
def read(request: Request) -> HttpResponse:
    """Marks all that was shown and all that came before it."""
    up_to = key_in(request.POST.get("up_to", ""))
    if up_to is not None:
        mark_as_read(request.standing.person, up_to=up_to, at=request.at)
    return HttpResponseRedirect(reverse("notices:inbox"))
