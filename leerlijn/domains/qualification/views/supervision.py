"""The hours of supervision: of one dossier entry by entry, and of all that somebody may see as totals."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.qualification.actions.supervision import ACTION_OF, book_hours, correct_hours
from leerlijn.domains.qualification.figures.supervision_hours import hours_sheet
from leerlijn.domains.qualification.guards.reading import readable_entries
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE, DossierFacts
from leerlijn.domains.qualification.queries.lists import by_last_day, page_after
from leerlijn.domains.qualification.queries.supervision import (
    dossiers_with_hours,
    listed_hours,
)
from leerlijn.domains.qualification.relations import (
    BOOK_SUPERVISION,
    GRANT_SUPERVISION,
    LIST_SUPERVISION,
    READ_SUPERVISION_TOTALS,
)
from leerlijn.domains.qualification.supervision import (
    CORRECTION,
    FIELDS,
    GRANTED,
    KINDS,
    PLANNED,
    USED,
    Hours,
)
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.domains.qualification.views.duties import last_of
from leerlijn.domains.qualification.views.preparing import form_page
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.wanted import wanted_in
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page
from leerlijn.foundation.ui.sheets import KINDS as KINDS_OF_FILE
from leerlijn.foundation.ui.sheets import sent
from leerlijn.kernel.policy import Action, may
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

KEPT = Sentence("The hours were written down.")
IN_ALL = Sentence("In all, computed")
CORRECTED = Sentence("The entry was corrected: it counts no more, and both stay on record.")


@opens(READ_SUPERVISION_TOTALS)
@require_safe
def ledger(request: Request, number: str) -> HttpResponse:
    """What the hours add up to; and each entry, for whoever may read those."""
    seen, facts = _seen(request, number, READ_SUPERVISION_TOTALS)
    context = {
        "seen": seen,
        "hours": facts.hours,
        "kinds": KINDS,
        "entries": readable_entries(facts),
        "may_write": {kind: _may(request, seen, action) for kind, action in ACTION_OF.items()},
    }
    return page(request, "qualification/supervision.html", context)


@opens(BOOK_SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request, number: str) -> HttpResponse:
    """Hours that the supervisor expects to need."""
    return _book(request, number, PLANNED, Sentence("Plan hours of supervision"))


@opens(BOOK_SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: Request, number: str) -> HttpResponse:
    """A talk that was held."""
    return _book(request, number, USED, Sentence("Book a talk"))


@opens(GRANT_SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: Request, number: str) -> HttpResponse:
    """Hours that the supervisor gets for this candidate."""
    return _book(request, number, GRANTED, Sentence("Grant hours of supervision"))


def _book(request: Request, number: str, kind: str, title: Said) -> HttpResponse:
    seen, facts = _seen(request, number, ACTION_OF[kind])
    suggested = {"on": request.standing.on.isoformat()}
    form, refusal = StepForm(FIELDS[kind], facts, initial=suggested), None
    if request.method == "POST":
        form = StepForm(FIELDS[kind], facts, request.POST)
        made = book_hours(seen.case.pk, kind, form.answers, by=request.standing, at=request.at)
        if not isinstance(made, Denied | Outdated | Incomplete):
            return on_to(request, _address(seen), KEPT)
        refusal = made
    return form_page(
        request,
        seen,
        form,
        "qualification/book_hours.html",
        refusal=refusal,
        title=title,
        hours=facts.hours,
        entry=None,
    )


@opens(BOOK_SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, number: str, order: str) -> HttpResponse:
    """Takes back hours that were planned, or a talk that was booked."""
    return _correct(request, number, order, BOOK_SUPERVISION)


@opens(GRANT_SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_grant(request: Request, number: str, order: str) -> HttpResponse:
    """Takes back hours that were granted."""
    return _correct(request, number, order, GRANT_SUPERVISION)


def _correct(request: Request, number: str, order: str, action: Action) -> HttpResponse:
    seen, facts = _seen(request, number, action)
    entry = next((each for each in readable_entries(facts) or () if str(each.number) == order), None)
    if entry is None or ACTION_OF[entry.kind] != action:
        raise Http404
    form, refusal = StepForm(CORRECTION, facts), None
    if request.method == "POST":
        form = StepForm(CORRECTION, facts, request.POST)
        made = correct_hours(
            seen.case.pk, entry.number, form.answers, action=action, by=request.standing, at=request.at
        )
        if not isinstance(made, Denied | Outdated | Incomplete):
            return on_to(request, _address(seen), CORRECTED)
        refusal = made
    title = Sentence("Correct entry {number}", number=entry.number)
    return form_page(
        request,
        seen,
        form,
        "qualification/book_hours.html",
        refusal=refusal,
        title=title,
        hours=facts.hours,
        entry=entry,
        kinds=KINDS,
    )


@opens(LIST_SUPERVISION)
@require_safe
def supervision_hours(request: Request) -> HttpResponseBase:
    """The totals of every dossier for which somebody may read them, and of each unit."""
    wanted = wanted_in(request.GET, procedure=PROCEDURE)
    found = dossiers_with_hours(request.standing, wanted, by=READ_SUPERVISION_TOTALS)
    if (kind := request.GET.get("as")) in KINDS_OF_FILE:
        return sent(hours_sheet(by_last_day(found), wanted, seen_by=request.standing), kind)
    rows, following = page_after(found, last_of(request.GET.get("after", "")))
    listed = listed_hours(found, [row.id for row in rows])
    context = {
        "rows": [(row, listed.by_case.get(row.id, Hours())) for row in rows],
        "by_unit": [(unit, *hours.shown) for unit, hours in listed.by_unit],
        "total": (IN_ALL, *sum((hours for _, hours in listed.by_unit), Hours()).shown),
        "wanted": wanted,
        "next": f"{following[0].isoformat()}.{following[1]}" if following else "",
        "is_first": not request.GET.get("after"),
    }
    return page(request, "qualification/supervision_hours.html", context)


def _seen(request: Request, number: str, action: Action) -> tuple[CasePage, DossierFacts]:
    """The dossier, for whoever may do this to its hours; 404 for everybody else."""
    seen, facts = seen_dossier(request, number)
    if not _may(request, seen, action):
        raise Http404
    return seen, facts


def _may(request: Request, seen: CasePage, action: Action) -> bool:
    return bool(may(request.standing, action, seen.situation.thing))


def _address(seen: CasePage) -> str:
    return reverse("qualification:supervision", args=[seen.case.pk])
