"""Looking for something by its words, in everything that somebody may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.site import searching
from leerlijn.site.relations import SEARCH

LONGEST = 100


@opens(SEARCH)
@require_safe
def search(request: Request) -> HttpResponse:
    """The words stand in the address, so that a search can be kept."""
    typed = request.GET.get("q", "")[:LONGEST].strip()
    found = searching.search(typed, request.standing)
    says_enough = bool(searching.words_in(typed))
    context = {
        "typed": typed,
        "kinds": found,
        "says_enough": says_enough,
        "whom_to_ask": searching.whom_to_ask(request.standing) if says_enough else None,
    }
    return page(request, "site/search.html", context)
