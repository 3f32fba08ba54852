"""A dossier for whoever may see it: where it stands for all, its evidence for those who may read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.qualification.guards.reading import (
    may_read_earlier_letters,
    may_read_feedback,
    may_read_interview,
    may_read_letter,
    may_read_precheck,
    may_read_verdict,
    readable_changes,
    readable_items,
)
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE, DossierFacts, certificate_of
from leerlijn.domains.qualification.queries.fragments import CLOSED
from leerlijn.domains.qualification.queries.prechecks import precheck_of
from leerlijn.domains.qualification.queries.verdict_letters import DatedLetter, dated_letter, earlier_letters
from leerlijn.domains.qualification.relations import (
    BEGIN_DOSSIER,
    CHANGE_CERTIFICATE,
    READ_CERTIFICATE,
    READ_SUBMISSION,
    READ_SUPERVISION_TOTALS,
    READ_VERDICT,
    TAKE_FRAGMENT,
)
from leerlijn.domains.qualification.verdict_paper import printed
from leerlijn.domains.qualification.views.intakes import NO_APPOINTMENT
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage, Happened, history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.dossiers.forms import KINDS
from leerlijn.foundation.dossiers.queries.items import number_of
from leerlijn.foundation.dossiers.queries.matrix import covered, matrix_of
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.dossiers.views import evidence
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import holds, may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Language, Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


def seen_dossier(request: Request, number: str) -> tuple[CasePage, DossierFacts]:
    """The case of a UTQ dossier and what is in it; 404 for everything else."""
    seen, facts = evidence.seen_dossier(request, number)
    if not isinstance(facts, DossierFacts):
        raise Http404
    return seen, facts


@opens(READ_CASES)
@require_safe
def dossier(request: Request, number: str) -> HttpResponse:
    """The evidence matrix for those who may read it; for the others where the dossier stands."""
    seen, facts = seen_dossier(request, number)
    items = readable_items(facts)
    groups = matrix_of(facts, items or ())
    happened = history_of(seen)
    may_write = bool(may(request.standing, WRITE_DOSSIER, seen.situation.thing)) and facts.is_being_made
    shared = facts.shared if may_read_feedback(facts) else ()
    asked = {(each.order, code) for each in shared for code in each.criteria}
    context = {
        "seen": seen,
        "facts": facts,
        "items": items,
        "columns": [{"code": item.code, "title": item.title} for item in items or ()],
        "themes": [evidence.theme_of(group, seen, may_write=may_write, asked=asked) for group in groups],
        "asked": asked,
        "feedback": feedback_beside(seen, facts, may_write=may_write),
        "covered": covered(groups),
        "all": sum(len(group.rows) for group in groups),
        "unsaid": tuple(row.criterion.code for group in groups for row in group.rows if row.state == "half"),
        "may_write": may_write,
        "offered": facts.offered if may(request.standing, READ_VERDICT, seen.situation.thing) else None,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "submission": facts.submission,
        "number": number_of(facts.submission) if facts.submission else "",
        "proposal": facts.proposal if may_read_verdict(facts) else None,
        "has_letter": may_read_letter(facts) and dated_letter(facts) is not None,
        "letters_before": letters_before(facts),
        "earlier": facts.earlier_versions if holds(request.standing, JUDGE, seen.situation.thing) else (),
        "certificate": certificate_of(seen.case),
        "may_change_certificate": may(request.standing, CHANGE_CERTIFICATE, seen.situation.thing),
        "may_open_certificate": may(request.standing, READ_CERTIFICATE, seen.situation.thing),
        "changes": None if facts.can_change else readable_changes(facts),
        "may_read_hours": may(request.standing, READ_SUPERVISION_TOTALS, seen.situation.thing),
        "kinds": KINDS,
        "may_take": seen.case.state == CLOSED and may(request.standing, TAKE_FRAGMENT, seen.situation.thing),
        "talk": talk_beside(facts, happened) if may_read_interview(facts) else None,
        "precheck": precheck_of(happened) if may_read_precheck(facts) else None,
    }
    return page(request, "qualification/dossier.html", context)


def feedback_beside(
    seen: CasePage, facts: DossierFacts, *, may_write: bool
) -> Mapping[int, Sequence[tuple[str, Said]]]:
    """Per item the way to the feedback on it, and to asking for it."""
    if not may_read_feedback(facts):
        return {}
    links: dict[int, list[tuple[str, Said]]] = defaultdict(list)
    for order, each in facts.feedback.items():
        links[order].append((reverse("qualification:feedback", args=[each.case]), each.said))
    out = {each.order for each in facts.shared}
    for item in facts.items if may_write and facts.is_supervised else ():
        if item.claims and item.order not in out:
            share = reverse("qualification:share", args=[seen.case.pk, item.order])
            links[item.order].append((share, Sentence("Ask for feedback")))
    return links


def talk_beside(facts: DossierFacts, happened: Sequence[Happened]) -> Mapping[str, object]:
    """When the talk is, and why the one before was called off while no other was planned."""
    last = happened[-1] if happened else None
    off = last.payload.get("answers", {}) if last and last.act == "call-off-interview" else {}
    return {"meeting": facts.meeting, "off": off.get("reason", "")}


@opens(BEGIN_DOSSIER)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request) -> HttpResponse:
    """Begins the dossier of whoever asks."""
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    if procedure is None:
        raise Http404
    reason: Said | None = None
    unit = main_unit_of(request.standing.person, on=request.standing.on)
    if unit is None:
        reason = NO_APPOINTMENT
    elif request.method == "POST":
        begun = open_case(
            procedure,
            by=request.standing,
            at=request.at,
            unit=unit,
            subject=person_of(request.standing.person),
        )
        if not isinstance(begun, Denied | Outdated | Incomplete):
            return HttpResponseRedirect(done_on(begun, "begin"))
        reason = begun.reason if isinstance(begun, Denied) else None
    context = {"procedure": procedure, "reason": reason}
    return page(request, "qualification/begin.html", context, status=403 if reason else 200)


@opens(READ_SUBMISSION)
@require_safe
def file(request: Request, number: str, order: str) -> HttpResponseBase:
    """The file of an item, in the version that whoever asks may read."""
    _, facts = seen_dossier(request, number)
    return evidence.file_of(readable_items(facts), order)


@opens(READ_SUBMISSION)
@require_safe
def manifest(request: Request, number: str) -> HttpResponse:
    """The sealed manifest as it is hashed."""
    _, facts = seen_dossier(request, number)
    return evidence.manifest_page(facts, readable_items(facts))


@opens(READ_VERDICT)
@require_safe
def letter(request: Request, number: str, order: str = "") -> HttpResponse:
    """The letter with the verdict in both languages: what goes out, for whoever sends it, and what went.

    `order` is the number of the submission that an earlier letter is about.
    """
    seen, facts = seen_dossier(request, number)
    context = {"seen": seen, "letter": _letter_in(facts, order), "order": order}
    return page(request, "qualification/verdict_letter.html", context)


@opens(READ_VERDICT)
@require_safe
def letter_pdf(request: Request, number: str, language: Language, order: str = "") -> HttpResponse:
    """The same in one language, on paper."""
    seen, facts = seen_dossier(request, number)
    unit = seen.case.unit
    place = unit.name_nl if language == "nl" else unit.name_en
    response = HttpResponse(printed(_letter_in(facts, order), place=place, language=language))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="utq-verdict-{number}-{language}.pdf"'
    return response


def _letter_in(facts: DossierFacts, order: str) -> DatedLetter:
    """Raises Http404 for whoever may not read it now."""
    if order:
        found = letters_before(facts).get(int(order))
    else:
        found = dated_letter(facts) if may_read_letter(facts) else None
    if found is None:
        raise Http404
    return found


def letters_before(facts: DossierFacts) -> Mapping[int, DatedLetter]:
    return earlier_letters(facts) if may_read_earlier_letters(facts) else {}


@opens(READ_CERTIFICATE)
@require_safe
def certificate(request: Request, number: str) -> HttpResponseBase:
    """The signed PDF that the verdict led to."""
    seen, _ = seen_dossier(request, number)
    found = certificate_of(seen.case)
    if found is None or found.document is None:
        raise Http404
    if not may(request.standing, READ_CERTIFICATE, seen.situation.thing):
        raise Http404
    return served(found.document)
