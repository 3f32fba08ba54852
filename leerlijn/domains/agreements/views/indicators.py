"""What shows whether the themes get better, beside what was planned for them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.domains.agreements.figures.indicators import read_on, readings
from leerlijn.domains.agreements.relations import READ_AGREEMENTS
from leerlijn.domains.agreements.views.rounds import asked_round
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page


@opens(READ_AGREEMENTS)
@require_safe
def indicators(request: Request) -> HttpResponse:
    """One number per indicator, with its definition, so that nobody reads two different shares as one."""
    round, all_rounds = asked_round(request)
    context = {
        "round": round,
        "rounds": all_rounds,
        "read_on": read_on(round, request.standing.on),
        "found": list(readings(round, request.standing.on)),
    }
    return page(request, "agreements/indicators.html", context)
