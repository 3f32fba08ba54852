"""A request for exemption for whoever may see it, asking for one, and the letter that ends it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.qualification.guards.exemptions import may_read_findings
from leerlijn.domains.qualification.guards.reading import readable_items
from leerlijn.domains.qualification.letters import letter_of
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE, ExemptionFacts, facts_before_asking
from leerlijn.domains.qualification.relations import ASK_EXEMPTION, READ_EXEMPTION_FILE
from leerlijn.domains.qualification.verdicts import ADVICE, SHOWN
from leerlijn.domains.qualification.views.intakes import NO_APPOINTMENT
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import CasePage, history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done
from leerlijn.foundation.dossiers.forms import KINDS
from leerlijn.foundation.dossiers.queries.items import number_of
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.dossiers.views import evidence
from leerlijn.foundation.people.queries import main_unit_of, person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


def seen_exemption(request: Request, number: str) -> tuple[CasePage, ExemptionFacts]:
    """The case of a request for exemption; 404 for everything else."""
    seen, facts = evidence.seen_dossier(request, number)
    if not isinstance(facts, ExemptionFacts):
        raise Http404
    return seen, facts


@opens(READ_CASES)
@require_safe
def exemption(request: Request, number: str) -> HttpResponse:
    """Where it stands for all; ground and evidence, findings and advice for those who may read each."""
    seen, facts = seen_exemption(request, number)
    items = readable_items(facts)
    happened = history_of(seen)
    asked_for = happened[-1].payload.get("answers", {}).get("missing", "") if happened else ""
    shows_findings = may_read_findings(facts)
    may_write = bool(may(request.standing, WRITE_DOSSIER, seen.situation.thing)) and facts.is_being_made
    context = {
        "seen": seen,
        "facts": facts,
        "items": items,
        "kinds": KINDS,
        "may_write": may_write,
        "missing": asked_for if items is not None and facts.is_being_made else "",
        "lacks_diploma": may_write and not facts.diplomas,
        "lacks_reflection": may_write and facts.ground.needs_reflection_report and not facts.reflections,
        "findings": [
            (code, title, facts.asked.findings[code])
            for code, title in (facts.competences.items() if shows_findings else ())
            if code in facts.asked.findings
        ],
        "shown": SHOWN,
        "advice": ADVICE.get(facts.asked.advice) if shows_findings else None,
        "shows_report": shows_findings,
        "has_letter": items is not None and facts.asked.informed_on is not None,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "number": number_of(facts.submission) if facts.submission else "",
    }
    return page(request, "qualification/exemption.html", context)


@opens(ASK_EXEMPTION)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """What somebody says of their diploma; the ground can be filled in by the page that led here."""
    procedure = catalogue.current(PROCEDURE, on=request.standing.on)
    step = procedure.opening("ask") if procedure else None
    unit = main_unit_of(request.standing.person, on=request.standing.on)
    if procedure is None or step is None:
        raise Http404
    if unit is None:
        context = {"form": None, "reason": NO_APPOINTMENT}
        return page(request, "qualification/ask_exemption.html", context, status=403)
    facts = facts_before_asking(unit, by=request.standing, at=request.at)
    if request.method != "POST":
        allowed = step.allows(facts)
        form = StepForm(step.asks, facts, initial={"ground": request.GET.get("ground", "")})
        refused = allowed.reason if isinstance(allowed, Denied) else None
        return _ask_page(request, form, refused, 403 if refused else 200)
    form = StepForm(step.asks, facts, request.POST)
    opened = open_case(
        procedure,
        by=request.standing,
        at=request.at,
        unit=unit,
        subject=person_of(request.standing.person),
        said=form.answers,
        step="ask",
    )
    match opened:
        case Incomplete(errors=errors):
            form.refuse(errors)
            return _ask_page(request, form, None, 422)
        case Denied(reason=why) | Outdated(reason=why):
            return _ask_page(request, form, why, 403)
    return HttpResponseRedirect(done_on(opened, "ask"))


def _ask_page(request: Request, form: StepForm, reason: Said | None, status: int) -> HttpResponse:
    context = {"form": form, "reason": reason, "errors_above": status == 422}
    return page(request, "qualification/ask_exemption.html", context, status=status)


@opens(READ_EXEMPTION_FILE)
@require_safe
def letter(request: Request, number: str) -> HttpResponse:
    """The letter to the candidate, in both languages, for them and for those who decided."""
    seen, facts = seen_exemption(request, number)
    sent = letter_of(facts)
    if sent is None or not may(request.standing, READ_EXEMPTION_FILE, seen.situation.thing):
        raise Http404
    return page(request, "qualification/exemption_letter.html", {"seen": seen, "letter": sent})


@opens(READ_EXEMPTION_FILE)
@require_safe
def file(request: Request, number: str, order: str) -> HttpResponseBase:
    """The file of an item, in the version that whoever asks may read."""
    _, facts = seen_exemption(request, number)
    return evidence.file_of(readable_items(facts), order)


@opens(READ_EXEMPTION_FILE)
@require_safe
def manifest(request: Request, number: str) -> HttpResponse:
    """The sealed manifest as it is hashed."""
    _, facts = seen_exemption(request, number)
    return evidence.manifest_page(facts, readable_items(facts))
