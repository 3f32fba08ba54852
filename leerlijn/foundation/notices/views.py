"""The inbox, what others have, and the calendar that follows somebody's dates."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.cases.queries.lines import Place
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.actions.feeds import make_feed, revoke_feed
from leerlijn.foundation.notices.actions.nudging import nudge
from leerlijn.foundation.notices.actions.reading import mark_as_read
from leerlijn.foundation.notices.calendars import written
from leerlijn.foundation.notices.queries.calendar import dates_of, feed_at, has_feed
from leerlijn.foundation.notices.queries.inbox import PAGE, inbox_of
from leerlijn.foundation.notices.queries.others import page_of_others
from leerlijn.foundation.notices.relations import (
    FOLLOW_CALENDAR,
    MAKE_CALENDAR,
    MARK_INBOX,
    NUDGE,
    READ_INBOX,
    READ_OTHERS,
)
from leerlijn.foundation.people.queries import actor_of, language_of, standing_as
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied


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


@opens(READ_OTHERS)
@require_safe
def others(request: Request) -> HttpResponse:
    """What others have of what whoever looks handles, the worst first, with whom and since when."""
    return _others_page(request)


def _others_page(request: Request, *, reason: Said | None = None) -> HttpResponse:
    place = Place.read(request.GET.get("after", ""))
    rows, following = page_of_others(request.standing, after=place)
    context = {
        "rows": rows,
        "groups": [(late, list(each)) for late, each in groupby(rows, key=lambda row: row.line.late)],
        "next": following,
        "is_first": place is None,
        "asked": key_in(request.GET.get("asked", "")),
        "on": day_of(request.at),
        "reason": reason,
    }
    return page(request, "notices/others.html", context, status=403 if reason else 200)


@opens(NUDGE)
@require_POST
def ask_how_it_goes(request: Request, number: str) -> HttpResponse:
    """Asks whoever has the ball of a case, and says so above the list."""
    case = int(number)
    if not visible_to(request.standing).filter(pk=case).exists():
        raise Http404
    asked = nudge(case, by=request.standing, channel="page", at=request.at)
    if isinstance(asked, Denied):
        return _others_page(request, reason=asked.reason)
    return HttpResponseRedirect(f"{reverse('notices:others')}?asked={case}")


@opens(MARK_INBOX)
@require_POST
def read(request: Request) -> HttpResponse:
    """Marks all that was shown and all that came before it."""
    up_to = key_in(request.POST.get("up_to", ""))
    if up_to is not None:
        mark_as_read(request.standing.person, up_to=up_to, at=request.at)
    return HttpResponseRedirect(reverse("notices:inbox"))


GONE = 410


@opens(MAKE_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: Request) -> HttpResponse:
    """The private address: made, shown once, and ended."""
    who, address = request.standing.person, ""
    if request.method == "POST":
        by = actor_of(request.standing, "page")
        if request.POST.get("do") == "end":
            revoke_feed(who, by=by, at=request.at)
            return HttpResponseRedirect(reverse("notices:calendar"))
        secret = make_feed(who, by=by, at=request.at)
        address = settings.BASE_URL + reverse("notices:feed", args=[secret])
    context = {"private": address, "is_followed": bool(address) or has_feed(who)}
    return page(request, "notices/calendar.html", context)


@opens(FOLLOW_CALENDAR)
@require_safe
def feed(request: Request, secret: str) -> HttpResponse:
    """The dates of whoever made this address, for a calendar that has no session; 410 once it was ended."""
    found = feed_at(secret)
    if found is None:
        raise Http404
    if found.person is None:
        return HttpResponse(status=GONE)
    standing = standing_as(found.person, on=request.standing.on)
    text = written(dates_of(standing, since=request.at), language_of(found.person), at=request.at)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="leerlijn.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
