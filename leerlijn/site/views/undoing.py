"""Undoing the newest list of staff: first what goes back and what stays and why, then the act."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from leerlijn.foundation.people.imports.undo_report import UndoReport
from leerlijn.foundation.people.models import StaffImport
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.site.relations import UNDO_IMPORT, office_everywhere
from leerlijn.site.undoing import undo_list
from leerlijn.site.views.access import opens_everywhere

CHANNEL = "page"
DIFFERENT = Sentence(
    "Nothing was undone: since you looked, something changed here. Look once more at what would go back."
)
SHOWN = 200
"""Lines of a kind on one page."""


@opens_everywhere(UNDO_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: Request, number: str) -> HttpResponse:
    """A POST undoes what was looked at, and nothing else: its digest comes along."""
    found = StaffImport.objects.filter(pk=int(number)).first()
    if found is None:
        raise Http404
    looked_at = _undone(request, found, dry_run=True)
    if request.method != "POST" or isinstance(looked_at, Denied):
        refused = request.method == "POST"
        return _show(request, found, looked_at, status=409 if refused else 200)
    if request.POST.get("digest") != looked_at.digest:
        return _show(request, found, looked_at, said=DIFFERENT, status=409)
    return _show(request, found, _undone(request, found, dry_run=False))


def _undone(request: Request, found: StaffImport, *, dry_run: bool) -> UndoReport | Denied:
    by = actor_of(request.standing, CHANNEL, office_everywhere(request.standing, UNDO_IMPORT))
    return undo_list(found.pk, actor=by, at=request.at, dry_run=dry_run)


def _show(
    request: Request,
    found: StaffImport,
    report: UndoReport | Denied,
    *,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    refused = report.reason if isinstance(report, Denied) else None
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
