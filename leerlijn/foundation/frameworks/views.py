"""The criteria, for anybody: each edition, and what it made of the one before."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from leerlijn.foundation.frameworks import queries
from leerlijn.foundation.frameworks.relations import READ_CRITERIA
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page


@opens(READ_CRITERIA)
@require_safe
def frameworks(request: Request) -> HttpResponse:
    """Every published edition, the newest of each framework first."""
    return page(request, "frameworks/frameworks.html", {"editions": queries.published()})


@opens(READ_CRITERIA)
@require_safe
def edition(request: Request, key: str, edition: str) -> HttpResponse:
    """One edition, competence by competence; of an edition without criteria the competences alone."""
    found = queries.edition_named(key, edition)
    if found is None:
        raise Http404
    lines = queries.criteria_of(found.id)
    groups = [
        (competence, list(some)) for competence, some in groupby(lines, key=lambda line: line.competence)
    ]
    context = {
        "edition": found,
        "groups": groups or [(competence, []) for competence in queries.competences_of(found.id)],
        "becomes": sorted(found.continues.items()),
        "carried": {new for several in found.continues.values() for new in several},
    }
    return page(request, "frameworks/edition.html", context)
