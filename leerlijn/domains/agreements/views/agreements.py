"""An agenda or agreement: where it stands, what it says, what councils said; and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.beginning import Place, places_to_begin
from leerlijn.domains.agreements.queries.checks import CHECKS, conformity
from leerlijn.domains.agreements.queries.consents import Banner, sealed_by
from leerlijn.domains.agreements.queries.fingerprints import PARTS
from leerlijn.domains.agreements.queries.points import REPLIES, points_of
from leerlijn.domains.agreements.queries.requests import (
    OUTCOMES,
    Asked,
    overdue_conditions,
)
from leerlijn.domains.agreements.queries.rights import BASES
from leerlijn.domains.agreements.queries.rounds import in_round, newest_round
from leerlijn.domains.agreements.queries.texts import text_title
from leerlijn.domains.agreements.relations import (
    BEGIN_AGREEMENTS,
    LIST_AGREEMENTS,
    OPEN_ROUND,
    READ_AGREEMENTS,
)
from leerlijn.domains.agreements.views.rounds import asked_round
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.queries.lines import PAGE, after, cases_of
from leerlijn.foundation.cases.queries.pages import CasePage, Happened, history_of
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Text, Value, from_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated

PROCEDURES = ("institution-agreement", "faculty-agreement", "programme-agenda")
ROADS = {
    "programme-agenda": {
        "in_dialogue": Text(nl="In gesprek", en="Talks"),
        "advice_requested": Text(nl="Advies gevraagd", en="Advice asked"),
        "advised": Text(nl="Geadviseerd", en="Advised"),
        "adopted": Text(nl="Vastgesteld", en="Adopted"),
        "passed_to_faculty": Text(nl="Doorgegeven", en="Passed on"),
    },
    "faculty-agreement": {
        "draft": Text(nl="Concept", en="Draft"),
        "concept_submitted": Text(nl="Bij het college", en="With the board"),
        "cvb_checked": Text(nl="Nagegaan", en="Checked"),
        "consent_requested": Text(nl="Bij de raad", en="With the council"),
        "consented": Text(nl="Instemming", en="Consent"),
        "submitted": Text(nl="Aangeleverd", en="Handed in"),
        "bundled": Text(nl="Gebundeld", en="Bundled"),
    },
    "institution-agreement": {
        "outline": Text(nl="Schets", en="Outline"),
        "informed": Text(nl="Geïnformeerd", en="Informed"),
        "uco_proposal": Text(nl="Voorstel", en="Proposal"),
        "consent_requested": Text(nl="Bij de raad", en="With the council"),
        "consented": Text(nl="Instemming", en="Consent"),
        "adopted": Text(nl="Vastgesteld", en="Adopted"),
        "submitted": Text(nl="Ingediend", en="Submitted"),
    },
}
"""The straight road of each, for the line on its page."""


def seen_agreement(request: Request, number: str) -> tuple[CasePage, AgreementFacts]:
    seen = seen_case(request, number)
    if not isinstance(seen.facts, AgreementFacts):
        raise Http404
    return seen, seen.facts


@opens(READ_AGREEMENTS)
@require_safe
def agreement(request: Request, number: str) -> HttpResponse:
    """One of them, with its text, the councils that were asked, and every remark with its answer."""
    seen, facts = seen_agreement(request, number)
    happened = history_of(seen)
    requests = [each for each in facts.requests if each.case_id]
    points = points_of([seen.case.pk, *(each.case_id for each in requests if each.case_id)])
    conditional = any(each.outcome == "consented-with-conditions" for each in requests)
    overdue = overdue_conditions([seen.case.pk], on=request.standing.on) if conditional else {}
    context = {
        "seen": seen,
        "facts": facts,
        "banners": _banners(facts),
        "steps": road_of(seen, happened),
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "texts": [(text_title(key, facts.round), text) for key, text in _said(facts).items() if key != PARTS],
        "requests": requests,
        "points": points,
        "replies": REPLIES,
        "outcomes": OUTCOMES,
        "bases": BASES,
        "overdue": overdue.get(seen.case.pk, []),
        **_found(happened),
        "checks": CHECKS,
        "has_money": seen.case.procedure != "programme-agenda",
        "awaited": _awaited(seen, requests),
    }
    return page(request, "agreements/agreement.html", context)


def _banners(facts: AgreementFacts) -> list[Banner]:
    """What is different from what is sealed, as every page says it, with each difference."""
    holder = unit_name(facts.case.unit)
    sealed = sealed_by(facts.case.pk, reversed(facts.requests), holder=holder, round=facts.round)
    if not sealed.is_changed:
        return []
    return list(sealed.banners(since_asked=facts.changed_since_asked, since_consent=facts.changed or ()))


@dataclass(frozen=True, slots=True)
class Awaited:
    """The answer of a council that is asked now: by which day, why then, and what if it passes."""

    council: Said
    on: date
    why: Value
    if_passed: Text | None


def _awaited(seen: CasePage, requests: Sequence[Asked]) -> Awaited | None:
    """What a visitor looks for first; the day of the planning stands beside it."""
    now = requests[0] if requests and seen.case.is_open and not requests[0].outcome else None
    if now is None or now.case is None or now.case.due_on is None:
        return None
    procedure = procedure_of(now.case)
    if_passed = procedure.if_passed(procedure.state(now.case.state), ends_then=now.case.ends_then)
    return Awaited(unit_name(now.council), now.case.due_on, from_data(now.case.due_said), if_passed)


def _said(facts: AgreementFacts) -> dict[str, str]:
    return dict(facts.version.said) if facts.version else {}


def _found(happened: Sequence[Happened]) -> dict[str, object]:
    """What the board found that the draft meets, as its entry says, and what that comes to."""
    looked = [each for each in happened if each.act == "check"]
    if not looked:
        return {"met": None}
    answers = looked[-1].payload.get("answers", {})
    met = list(answers.get("met", ()))
    return {"met": met, "conformity": conformity(met, has_remarks=bool(answers.get("remarks")))}


def road_of(seen: CasePage, happened: Sequence[Happened]) -> list[dict[str, object]]:
    """The straight road with the days on which its states were reached, and the detour it is on."""
    road = ROADS[seen.case.procedure]
    moves = [each for each in happened if each.is_move]
    reached = {str(each.payload.get("to")): day_of(each.at) for each in moves}
    titles = {state.key: state.title for state in seen.procedure.states}
    here = seen.case.state
    keys = list(road)
    if here not in keys:
        place = max((keys.index(key) for key in keys if key in reached), default=-1)
        keys.insert(place + 1, here)
    now = keys.index(here)
    return [
        {
            "title": road.get(key, titles[key]),
            "when": reached.get(key, "") if place <= now else "",
            "state": "done" if place < now or not seen.case.is_open else "now" if place == now else "future",
        }
        for place, key in enumerate(keys)
        if place >= now or key in reached
    ]


@opens(LIST_AGREEMENTS)
@require_safe
def agreements(request: Request) -> HttpResponse:
    """All agendas and agreements of a round that somebody may see, of one kind where that was chosen."""
    asked = request.GET.get("kind", "")
    if asked and asked not in PROCEDURES:
        raise Http404
    wanted = [asked] if asked else list(PROCEDURES)
    found = [edition for key in wanted for edition in catalogue.editions_of(key)]
    typed = request.GET.get("after", "")
    last = int(typed) if typed.isdecimal() and len(typed) < 19 else None
    round, all_rounds = asked_round(request)
    rows = after(in_round(cases_of(request.standing, procedures=found), round), last)
    kinds = [(key, catalogue.editions_of(key)[0].title) for key in PROCEDURES]
    context = {
        "rows": rows[:PAGE],
        "next": rows[PAGE - 1].id if len(rows) > PAGE else None,
        "is_first": last is None,
        "kinds": kinds,
        "asked": asked,
        "round": round,
        "rounds": all_rounds,
        "may_begin": may_ever(request.standing, BEGIN_AGREEMENTS),
        "may_open": may_ever(request.standing, OPEN_ROUND),
    }
    return page(request, "agreements/agreements.html", context)


@opens(BEGIN_AGREEMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: Request) -> HttpResponse:
    """An agenda or agreement for a unit in which somebody may begin one."""
    places = places_to_begin(request.standing)
    reason: Said | None = None
    if request.method == "POST":
        chosen = next((each for each in places if each.key == request.POST.get("place")), None)
        if chosen is None:
            raise Http404
        begun = _begun(request, chosen)
        if isinstance(begun, str):
            return HttpResponseRedirect(begun)
        reason = begun
    context = {"places": places, "reason": reason, "round": newest_round(), "on": request.standing.on}
    return page(request, "agreements/agreement_begin.html", context, status=403 if reason else 200)


def _begun(request: Request, place: Place) -> str | Said | None:
    """Where the new case is read, or why there is none."""
    case = open_case(place.procedure, by=request.standing, at=request.at, unit=place.unit)
    if isinstance(case, Denied | Outdated):
        return case.reason
    if isinstance(case, Incomplete):
        return next(iter(case.errors.values()))
    return reverse(place.procedure.page, args=[case.pk])
