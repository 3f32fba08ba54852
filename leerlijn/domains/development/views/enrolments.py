"""One's own enrolments with what they led to, one of them with what can be done, and the own team's."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from leerlijn.domains.development.queries.editions import title_of
from leerlijn.domains.development.queries.enrolment_lists import by_activity, own_enrolments, team_enrolments
from leerlijn.domains.development.queries.enrolments import SETTLED, EnrolmentFacts, work_places
from leerlijn.domains.development.queries.requests import team_requests
from leerlijn.domains.development.queries.statements import statement_of
from leerlijn.domains.development.relations import READ_OWN_ENROLMENTS, READ_STATEMENT, READ_TEAM
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.meetings.queries import position_of, sessions_for
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.terms import day_of

KINDS = {
    "submitted": "asked",
    "waitlisted": "late",
    "offered": "asked",
    "accepted": "good",
    "invited": "good",
    "attending": "good",
    "completed": "good",
    "incomplete": "attention",
    "no_show": "lost",
}
"""How a state looks as a badge; what is over and no loss is neutral."""
OVER = (*SETTLED, "closed")
TEAMS = {
    "naming": "asked",
    "named": "good",
    "partly_released": "attention",
    "done": "good",
    "cancelled": "lost",
}
"""The same of a team."""


@opens(READ_OWN_ENROLMENTS)
@require_safe
def own(request: Request) -> HttpResponse:
    """Everything somebody enrolled in, the newest first, with each statement."""
    lines = own_enrolments(request.standing)
    context = {
        "now": [line for line in lines if line.is_ongoing],
        "proven": [line for line in lines if line.statement],
        "over": [line for line in lines if not line.is_ongoing and not line.statement],
        "kinds": KINDS,
    }
    return page(request, "development/enrolments.html", context)


@opens(READ_CASES)
@require_safe
def enrolment(request: Request, number: str) -> HttpResponse:
    """Where an enrolment stands, its meetings, and what can be done."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, EnrolmentFacts) or facts.enrolment is None:
        raise Http404
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "has_list": may_ever(request.standing, READ_OWN_ENROLMENTS),
        "title": title_of(facts.edition),
        "sessions": sessions_for(facts.place),
        "position": position_of(facts.place) if seen.case.state == "waitlisted" else 0,
        "statement": statement_of(seen.case.pk) if seen.case.state in OVER else None,
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "kind": KINDS.get(seen.case.state, "neutral"),
        "on": day_of(request.at),
    }
    return page(request, "development/enrolment.html", context)


@opens(READ_STATEMENT)
@require_safe
def statement(request: Request, number: str) -> HttpResponseBase:
    """The signed PDF, for whoever it was given to."""
    seen = seen_case(request, number)
    found = statement_of(seen.case.pk)
    if found is None or found.holder_id != request.standing.person or found.document is None:
        raise Http404
    return served(found.document)


@opens(READ_TEAM)
@require_safe
def team(request: Request) -> HttpResponse:
    """What the people of a school take part in, for whoever leads it today."""
    lines = team_enrolments(request.standing)
    context = {
        "schools": work_places(request.standing),
        "activities": by_activity(line for line in lines if line.is_ongoing),
        "statements": sum(1 for line in lines if line.statement),
        "people": len({line.person for line in lines}),
        "requests": team_requests(request.standing),
        "teams": dict.fromkeys(line.team for line in lines if line.team),
        "kinds": KINDS,
        "team_kinds": TEAMS,
    }
    return page(request, "development/team.html", context)
