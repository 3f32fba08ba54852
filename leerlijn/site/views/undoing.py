"""Undoing the newest list of staff: first what goes back and what stays and why, then the act."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.people.imports.undo_report import UndoReport
from leerlijn.foundation.people.models import StaffImport
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Outdated
from leerlijn.site.relations import UNDO_IMPORT, office_everywhere
from leerlijn.site.undoing import undo_list
from leerlijn.site.views.access import opens_everywhere

CHANNEL = "page"
SHOWN = 200
"""Lines of a kind on one page."""


@opens_everywhere(UNDO_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: Request, number: str) -> HttpResponse:
    """A POST undoes what was looked at, and nothing else: its digest comes along."""
    found = StaffImport.objects.filter(pk=int(number)).first()
    if found is None:
        raise Http404
    by = actor_of(request.standing, CHANNEL, office_everywhere(request.standing, UNDO_IMPORT))
    if request.method != "POST":
        return _show(request, found, undo_list(found.pk, actor=by, at=request.at, dry_run=True))
    looked_at = request.POST.get("digest", "")
    undone = undo_list(found.pk, actor=by, at=request.at, digest=looked_at)
    if isinstance(undone, Outdated):
        now = undo_list(found.pk, actor=by, at=request.at, dry_run=True)
        return _show(request, found, now, said=undone.reason, status=409)
    return _show(request, found, undone, status=409 if isinstance(undone, Denied) else 200)


def _show(
    request: Request,
    found: StaffImport,
    report: UndoReport | Denied | Outdated,
    *,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    refused = None if isinstance(report, UndoReport) else report.reason
    context: dict[str, object] = {"list": found, "refused": refused, "said": said, "report": None}
    if isinstance(report, UndoReport):
        changes = [(each, change) for each in report.returned for change in each.changes]
        context |= {
            "report": report,
            "kept": report.kept[:SHOWN],
            "changes": changes[:SHOWN],
            "left": {"kept": len(report.kept) - SHOWN, "changes": len(changes) - SHOWN},
        }
    return page(request, "site/undo_list.html", context, status=status)
