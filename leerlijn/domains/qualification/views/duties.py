"""The duty to qualify: one's own line, the same for those who may see it, and the list of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.domains.qualification.grounds import Ground
from leerlijn.domains.qualification.obligation import (
    DISCHARGED,
    WITH_DUTY,
    Outcome,
    State,
    Supposed,
    suppose,
)
from leerlijn.domains.qualification.queries.besides import Beside, Degree, beside_duty
from leerlijn.domains.qualification.queries.dossiers import (
    BEFORE_JUDGING,
    NOT_HANDED_IN,
    dossier_of,
)
from leerlijn.domains.qualification.queries.dossiers import PROCEDURE as DOSSIER
from leerlijn.domains.qualification.queries.duties import PROCEDURE as OBLIGATION
from leerlijn.domains.qualification.queries.duties import DutyFacts, duty_of
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as EXEMPTION
from leerlijn.domains.qualification.queries.intakes import PROCEDURE as INTAKE
from leerlijn.domains.qualification.queries.lists import PAGE, by_last_day, page_after
from leerlijn.domains.qualification.queries.register import brought_along
from leerlijn.domains.qualification.relations import INVITE_TO_INTAKE, READ_DUTIES, READ_LINE
from leerlijn.foundation.cases.figures import cases_sheet
from leerlijn.foundation.cases.queries.pages import CasePage, case_page, state_of, state_title
from leerlijn.foundation.cases.queries.wanted import (
    cases_wanted,
    counts_by_state,
    in_any_state,
    wanted_in,
)
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.together import steps_for_several
from leerlijn.foundation.cases.views import buttons_on, seen_case, told_of
from leerlijn.foundation.people.queries import main_unit_of
from leerlijn.foundation.people.relations import READ_PENSION_DATE
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import KINDS, sent
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Said, Sentence

BADGES: dict[str, str] = {
    State.OBLIGED: "good",
    State.IN_TRACK: "good",
    State.EXTENDED: "attention",
    State.AT_RISK: "attention",
    State.OVERDUE: "lost",
    State.TO_BE_CONFIRMED: "asked",
    **dict.fromkeys(DISCHARGED, "good"),
}


@opens(READ_LINE)
@require_safe
def line(request: Request) -> HttpResponse:
    """One's own line: the duty, where the dossier stands, and what comes next."""
    case = duty_of(request.standing.person)
    if case is None:
        person = request.standing.person
        context = {
            "dossier": dossier_of(person),
            "works_here": main_unit_of(person, on=request.standing.on) is not None,
        }
        return page(request, "qualification/no_duty.html", context)
    return _duty_page(request, case_page(case, by=request.standing, at=request.at))


@opens(READ_CASES)
@require_safe
def duty(request: Request, number: str) -> HttpResponse:
    """The same about somebody else, for those who may see their duty."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, DutyFacts):
        raise Http404
    return _duty_page(request, seen)


def _duty_page(request: Request, seen: CasePage) -> HttpResponse:
    facts: DutyFacts = seen.facts
    outcome = facts.outcome
    is_own = seen.case.subject_id == request.standing.person
    beside = beside_duty(seen.case, seen_by=request.standing)
    dossier, exemption = beside.dossier, beside.exemption
    supposed, mistakes = _supposed(request)
    may_be_exempted = is_own and outcome.state in WITH_DUTY and not (exemption and exemption.is_open)
    context = {
        "seen": seen,
        "outcome": outcome,
        "inputs": _shown_inputs(outcome, seen, is_own=is_own),
        "has_duty": outcome.state in WITH_DUTY,
        "is_discharged": outcome.state in DISCHARGED,
        "brought": _brought(facts),
        "look": BADGES.get(outcome.state, "neutral"),
        "is_own": is_own,
        "buttons": buttons_on(seen),
        "done": told_of(request, seen),
        "dossier": dossier,
        "at_dossier": state_of(dossier) if dossier else None,
        "sealed_at": beside.sealed_at if dossier and dossier.state not in NOT_HANDED_IN else None,
        "before_judging": BEFORE_JUDGING,
        "certificate": beside.certificate,
        "intake": beside.intake,
        "intake_state": state_title(beside.intake) if beside.intake else None,
        "may_invite": _may_invite(seen, beside, has_duty=outcome.state in WITH_DUTY),
        "exemption": exemption,
        "exemption_state": state_title(exemption) if exemption else None,
        "may_be_exempted": may_be_exempted,
        "offered": _offered(facts, beside.degrees) if may_be_exempted and not exemption else None,
        "asked": request.GET,
        "mistakes": mistakes,
        "what_if": _what_if(facts, supposed) if supposed else None,
        "may_ask": is_own or bool(request.standing.office("hr", at=seen.case.path)),
    }
    return page(request, "qualification/duty.html", context, status=422 if mistakes else 200)


def _brought(facts: DutyFacts) -> Sequence[Said]:
    """Where what counts was taken over from; asked only where something counts."""
    known = facts.person
    counts = known.certificates or known.parts or known.exemptions
    return brought_along(facts.situation.case.subject_id or 0) if counts else ()


def _may_invite(seen: CasePage, beside: Beside, *, has_duty: bool) -> bool:
    """Whether whoever looks could invite this lecturer to an intake now."""
    runs = any(case and case.is_open for case in (beside.intake, beside.dossier))
    by, thing = seen.situation.by, seen.situation.thing
    is_own = seen.case.subject_id == by.person
    return has_duty and not runs and not is_own and bool(may(by, INVITE_TO_INTAKE, thing))


def _offered(facts: DutyFacts, degrees: Sequence[Degree]) -> tuple[Ground, Degree] | None:
    """The ground on which somebody may ask for exemption, by a degree that is known already."""
    offers = ((facts.grounds.accepting(each.degree), each) for each in degrees)
    return next(((ground, degree) for ground, degree in offers if ground), None)


def _shown_inputs(outcome: Outcome, seen: CasePage, *, is_own: bool) -> list[tuple[Said, object]]:
    """What tells somebody's age is read by themselves and by whoever may read their pension date."""
    by, thing = seen.situation.by, seen.situation.thing
    may_read_age = is_own or bool(may(by, READ_PENSION_DATE, thing))
    return [(each.name, each.said) for each in outcome.inputs if may_read_age or not each.tells_age]


def _supposed(request: Request) -> tuple[Supposed | None, dict[str, Said]]:
    """What somebody wants to know "what if" about; nothing of it is kept."""
    if not {"fte", "contract"} & request.GET.keys():
        return None, {}
    typed = request.GET.get("fte", "").replace(",", ".").strip()
    contract = request.GET.get("contract", "")
    try:
        fte = Decimal(typed) if typed else None
    except InvalidOperation:
        return None, {"fte": Sentence("Write a number like 0.8.")}
    if fte is not None and not Decimal(0) <= fte <= Decimal("1.2"):
        return None, {"fte": Sentence("Write a number from 0 to 1.2.")}
    known = contract if contract in {"permanent", "temporary"} else None
    if fte is None and known is None:
        return None, {"fte": Sentence("Write a number like 0.8.")}
    return Supposed(fte=fte, contract=known), {}


def _what_if(facts: DutyFacts, change: Supposed) -> Outcome:
    return suppose(facts.person, facts.rules, change, on=facts.situation.on)


@opens(READ_DUTIES)
@require_safe
def duties(request: Request) -> HttpResponseBase:
    """Everybody whose duty may be seen here, the earliest last day first."""
    return _list_page(request, OBLIGATION)


@opens(READ_CASES)
@require_safe
def dossiers(request: Request) -> HttpResponseBase:
    """The dossiers that may be seen here, the earliest last day first."""
    return _list_page(request, DOSSIER)


@opens(READ_CASES)
@require_safe
def exemptions(request: Request) -> HttpResponseBase:
    """The requests for exemption that may be seen here, the earliest last day first."""
    return _list_page(request, EXEMPTION)


@opens(READ_CASES)
@require_safe
def intakes(request: Request) -> HttpResponseBase:
    """The intakes that may be seen here, the earliest last day first."""
    return _list_page(request, INTAKE)


def _list_page(request: Request, key: str) -> HttpResponseBase:
    wanted = wanted_in(request.GET, procedure=key)
    procedure = wanted.procedures[0]
    if (kind := request.GET.get("as")) in KINDS:
        found = by_last_day(cases_wanted(request.standing, wanted))
        return sent(cases_sheet(found, wanted, seen_by=request.standing, name=key), kind)
    rows, following = page_after(
        cases_wanted(request.standing, wanted), last_of(request.GET.get("after", ""))
    )
    counts = counts_by_state(in_any_state(request.standing, wanted))
    states = [
        (state.key, Sentence("{state} ({count})", state=state.title, count=counts[state.key]))
        for state in procedure.states
        if counts.get(state.key)
    ]
    context = {
        "rows": rows,
        "together": steps_for_several(rows, request.standing),
        "badges": BADGES,
        "procedure": procedure,
        "wanted": wanted,
        "states": states,
        "total": counts.get(wanted.state, 0) if wanted.state else sum(counts.values()),
        "page_size": PAGE,
        "next": f"{following[0].isoformat()}.{following[1]}" if following else "",
        "is_first": not request.GET.get("after"),
        "on": request.standing.on,
    }
    return page(request, "qualification/list.html", context)


def last_of(typed: str) -> tuple[date, int] | None:
    """Where the page before this one ended: 2027-11-24.812."""
    day, _, number = typed.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if typed else None
    except ValueError:
        return None
