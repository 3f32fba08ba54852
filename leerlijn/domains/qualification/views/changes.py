"""What changed in a dossier since it was judged before: how much, which evidence, and what in it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.domains.qualification.guards.reading import readable_changes
from leerlijn.domains.qualification.relations import READ_SUBMISSION
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.dossiers.forms import KINDS
from leerlijn.foundation.dossiers.queries.changes import Change, Changes, compared
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page


@opens(READ_SUBMISSION)
@require_safe
def changes(request: Request, number: str) -> HttpResponse:
    """How many of the items changed, and which."""
    seen, found = _changed(request, number)
    return page(request, "dossiers/changes.html", {"seen": seen, "changes": found, "place": "qualification"})


@opens(READ_SUBMISSION)
@require_safe
def change(request: Request, number: str, order: str) -> HttpResponse:
    """One item: what was taken out and what was put in, of its words and of its file."""
    seen, found = _changed(request, number)
    one = _of(found, order)
    context = {
        "seen": seen,
        "changes": found,
        "change": one,
        "compared": compared(one),
        "kinds": KINDS,
        "place": "qualification",
    }
    return page(request, "dossiers/change.html", context)


@opens(READ_SUBMISSION)
@require_safe
def file_before(request: Request, number: str, order: str) -> HttpResponseBase:
    """The file of an item as it was judged before."""
    _, found = _changed(request, number)
    before = compared(_of(found, order)).before
    if before is None:
        raise Http404
    return served(before.file)


def _changed(request: Request, number: str) -> tuple[CasePage, Changes]:
    """Raises Http404 where it was not judged before, and for whoever does not read it as it was sealed."""
    seen, facts = seen_dossier(request, number)
    found = readable_changes(facts)
    if found is None:
        raise Http404
    return seen, found


def _of(changes: Changes, order: str) -> Change:
    found = changes.by_order.get(int(order))
    if found is None:
        raise Http404
    return found
