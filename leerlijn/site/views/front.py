"""The first page: for a visitor what this is, for a colleague what waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.development.relations import READ_TEAM
from leerlijn.foundation.cases.queries.lines import by_lateness, work_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.procedure import catalogue
from leerlijn.site.navigation import MANAGEMENT, links_in, works_here
from leerlijn.site.overview import at_school, own_line, taking_part, watched_by
from leerlijn.site.relations import OPEN_FRONT

SHOWN, COUNTED = 5, 100


@opens(OPEN_FRONT)
@require_safe
def front(request: Request) -> HttpResponse:
    """No statement for a visitor; three beside those of signing in for others, five for a school leader."""
    return _desk(request) if request.standing else _welcome(request)


def _welcome(request: Request) -> HttpResponse:
    current = [catalogue.editions_of(key)[0] for key in catalogue.names()]
    return page(request, "site/welcome.html", {"procedures": current})


def _desk(request: Request) -> HttpResponse:
    waiting = work_of(request.standing, limit=COUNTED)
    is_colleague = works_here(request.standing)
    leads = may_ever(request.standing, READ_TEAM)
    context = {
        "groups": by_lateness(waiting[:SHOWN]),
        "count": len(waiting),
        "there_is_more": len(waiting) > SHOWN,
        "on": request.standing.on,
        "may_qualify": is_colleague,
        "own": own_line(request.standing) if is_colleague else [],
        "taking_part": [] if is_colleague else taking_part(request.standing, limit=SHOWN),
        "leads": leads,
        "at_school": at_school(request.standing) if leads else [],
        "watched": watched_by(request.standing),
        "management": links_in(MANAGEMENT, request.standing),
    }
    return page(request, "site/desk.html", context)
