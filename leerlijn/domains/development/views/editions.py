"""Editions for the office and whoever leads them: the list, one of them, and who was there."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.development.actions.editions import mark_list
from leerlijn.domains.development.queries.editions import (
    EDITION,
    EditionFacts,
    before_opening,
    editions_for,
    organiser,
    people_in,
    seated_in,
    title_of,
)
from leerlijn.domains.development.queries.enrolments import ENROLMENT
from leerlijn.domains.development.relations import MARK_ATTENDANCE, READ_EDITIONS
from leerlijn.domains.development.views.enrolments import KINDS
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import Offer, offers_on
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.entering import begun_for_others
from leerlijn.foundation.cases.queries.pages import CasePage, history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case, version_in
from leerlijn.foundation.meetings.guards import closed_lists
from leerlijn.foundation.meetings.queries import list_of, rules_of
from leerlijn.foundation.meetings.views import Sheet, attendance_page
from leerlijn.foundation.people.queries import actor_of, unit_name
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.policy import Standing, may
from leerlijn.kernel.procedure import Step, catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

SET_RULE = "set-rule"
STATES = {
    "draft": "neutral",
    "review": "asked",
    "planned": "neutral",
    "open": "good",
    "full": "late",
    "closed": "asked",
    "confirmed": "good",
    "running": "good",
    "finished": "neutral",
    "evaluated": "neutral",
    "archived": "neutral",
    "postponed": "attention",
    "cancelled": "lost",
}
"""How the state of an edition looks as a badge."""


@opens(READ_EDITIONS)
@require_safe
def editions(request: Request) -> HttpResponse:
    """Every edition that somebody may see, first what goes on, by its first day."""
    asked = request.GET.get("after", "")
    last = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    rows, more = editions_for(request.standing, after=last)
    context = {
        "rows": rows,
        "next": f"?after={rows[-1].case}" if more else "",
        "is_first": last is None,
        "kinds": STATES,
        "may_plan": any(office.role == "pro-u-office" for office in request.standing.offices),
    }
    return page(request, "development/editions.html", context)


@opens(READ_CASES)
@require_safe
def edition(request: Request, number: str) -> HttpResponse:
    """One edition: its seats, its meetings, who takes part, and what can be done."""
    seen, facts = seen_edition(request, number)
    may_mark = bool(may(request.standing, MARK_ATTENDANCE, seen.situation.thing))
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "edition": facts.known,
        "title": title_of(facts.known),
        "people": people_in(facts.known) if may_mark else (),
        "may_mark": may_mark,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "kind": STATES[seen.case.state],
        "kinds": KINDS,
        "at": request.at,
        "closed_lists": closed_lists(facts.sessions, at=request.at),
        "begin_for": enrolling_for_others(request.standing),
    }
    return page(request, "development/edition.html", context)


def enrolling_for_others(by: Standing) -> list[Step]:
    """How the office enters an enrolment that came by mail, by phone or on paper."""
    procedure = catalogue.current(ENROLMENT, on=by.on)
    return begun_for_others(procedure, by) if procedure else []


def seen_edition(request: Request, number: str) -> tuple[CasePage, EditionFacts]:
    seen = seen_case(request, number)
    if not isinstance(seen.facts, EditionFacts) or seen.facts.edition is None:
        raise Http404
    return seen, seen.facts


@opens(READ_EDITIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: Request, number: str) -> HttpResponse:
    """Who gets a seat: the rule, how it changed, and the list in its order; the office sets it here."""
    seen, facts = seen_edition(request, number)
    offer = next(iter(offers_on(seen, SET_RULE)), None)
    if request.method != "POST":
        return _rule_page(request, seen, facts, offer)
    if offer is None:
        raise PermissionDenied(Sentence("The rule of this edition is not set any more, or not by you."))
    form = StepForm(offer.fields, facts, request.POST)
    taken = take_step(
        seen.case.pk,
        SET_RULE,
        by=request.standing,
        at=request.at,
        version=version_in(request),
        said=form.answers,
    )
    if isinstance(taken, Denied | Outdated | Incomplete):
        return _rule_page(request, seen, facts, offer, form=form, refusal=taken)
    return HttpResponseRedirect(reverse("development:rule", args=[number]))


def _rule_page(
    request: Request,
    seen: CasePage,
    facts: EditionFacts,
    offer: Offer | None,
    *,
    form: StepForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    edition = facts.known
    shown = form or (StepForm(offer.fields, facts, initial=_as_it_is(facts)) if offer else None)
    if shown and isinstance(refusal, Incomplete):
        shown.refuse(refusal.errors)
    may_mark = bool(may(request.standing, MARK_ATTENDANCE, seen.situation.thing))
    context = {
        "seen": seen,
        "edition": edition,
        "title": title_of(edition),
        "rule": facts.rule,
        "first": [unit_name(unit) for unit in facts.who_come_first],
        "changes": rules_of(edition.series_id),
        "waiting": list_of(edition.series) if may_mark else None,
        "form": shown,
        "step": offer.step if offer else None,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
        "on": day_of(request.at),
    }
    return page(request, "development/rule.html", context, status=status_of(refusal))


def _as_it_is(facts: EditionFacts) -> dict[str, object]:
    """What the form begins with: the rule that holds."""
    return {
        "first": [str(unit.pk) for unit in facts.who_come_first],
        "most": facts.rule.most_per_group or "",
        "general_from": facts.known.general_from or "",
    }


@opens(MARK_ATTENDANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: Request, number: str, order: str) -> HttpResponse:
    """The list of one meeting."""
    seen, facts = seen_edition(request, number)
    session = next((line for line in facts.sessions if str(line.number) == order), None)
    permitted = may(request.standing, MARK_ATTENDANCE, seen.situation.thing)
    if session is None:
        raise Http404
    if isinstance(permitted, Denied):
        raise PermissionDenied(permitted.reason)
    by = actor_of(request.standing, "page")
    sheet = Sheet(
        title=title_of(facts.known),
        session=session,
        seated=seated_in(facts.known),
        mark=partial(mark_list, facts.known, session.id, by=by, at=request.at),
        back=reverse("development:edition", args=[number]),
    )
    return attendance_page(request, sheet)


@opens(READ_EDITIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request) -> HttpResponse:
    """The form of a new edition."""
    procedure = catalogue.current(EDITION, on=request.standing.on)
    unit = organiser()
    if procedure is None or unit is None:
        raise Http404
    opening = procedure.openings[0]
    facts = EditionFacts(before_opening(procedure, unit, by=request.standing, at=request.at))
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    reason: Said | None = None
    status = 200
    if form.wants_row:
        form.with_row()
    elif request.method == "POST":
        made = open_case(procedure, by=request.standing, at=request.at, unit=unit, said=form.answers)
        match made:
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return HttpResponseRedirect(done_on(made, opening.key))
    context = {
        "form": form,
        "step": opening,
        "reason": reason,
        "errors_above": status == 422,
        "title": opening.title,
        "back": reverse("development:editions"),
        "back_to": "editions",
    }
    return page(request, "development/ask.html", context, status=status)
