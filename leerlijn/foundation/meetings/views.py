"""The list of who was at a meeting, made for a telephone; a domain says who may keep it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from leerlijn.foundation.meetings.forms import STATUSES, marks_in
from leerlijn.foundation.meetings.guards import list_is_open
from leerlijn.foundation.meetings.queries import Seated, SessionLine, marks_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Verdict


@dataclass(frozen=True, slots=True)
class Sheet:
    """A meeting with those who have a seat in it. `mark` takes the marks, and `reason` for a correction.

    `back` is the address of the page on which the meeting stands.
    """

    title: Text
    session: SessionLine
    seated: Sequence[Seated]
    mark: Callable[..., Sequence[Any] | Denied | Incomplete]
    back: str


def attendance_page(request: Request, sheet: Sheet) -> HttpResponse:
    """One tap for each person, one to save; a list that is not open yet says when it opens."""
    opened: Verdict = list_is_open(sheet.session.starts_at, at=request.at)
    if isinstance(opened, Denied):
        return _page(request, sheet, refused=opened.reason)
    if request.method != "POST":
        return _page(request, sheet)
    made = sheet.mark(marks_in(request.POST, sheet.seated), reason=request.POST.get("reason", ""))
    match made:
        case Denied(reason=reason):
            return _page(request, sheet, reason=reason)
        case Incomplete(errors=errors):
            return _page(request, sheet, errors=errors)
    return on_to(request, sheet.back, Sentence("The list was saved."))


def _page(
    request: Request,
    sheet: Sheet,
    *,
    refused: Said | None = None,
    reason: Said | None = None,
    errors: Mapping[str, Said] | None = None,
) -> HttpResponse:
    """With `refused` there is no list to fill in; with `reason` or `errors` what was typed is still there."""
    marks = marks_of(sheet.session.id)
    context = {
        "sheet": sheet,
        "marks": marks,
        "typed": request.POST,
        "statuses": STATUSES,
        "is_marked": any(status != "checked-in" for status, _, _ in marks.values()),
        "refused": refused,
        "reason": reason,
        "errors": errors or {},
        "errors_above": bool(errors),
    }
    status = 403 if refused or reason else 422 if errors else 200
    return page(request, "meetings/attendance.html", context, status=status)
