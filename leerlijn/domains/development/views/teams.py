"""Enrolling a team of a school, and where a team stands."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.development.actions.teams import enrol_team
from leerlijn.domains.development.queries.editions import title_of
from leerlijn.domains.development.queries.enrolments import TEAM, school_name
from leerlijn.domains.development.queries.teams import TeamFacts, members_of, team_facts
from leerlijn.domains.development.relations import ENROL_TEAM, READ_TEAM
from leerlijn.domains.development.views.enrolling import Enrolling, enrolling_page
from leerlijn.domains.development.views.enrolments import KINDS, TEAMS
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever

FOR_A_TEAM = Enrolling(TEAM, team_facts, enrol_team, "development/enrol_team.html")


@opens(ENROL_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: Request, code: str, number: str) -> HttpResponse:
    """The form to name colleagues, and holding their seats: all of them, or nothing is written."""
    return enrolling_page(request, code, number, FOR_A_TEAM)


@opens(READ_CASES)
@require_safe
def team_enrolment(request: Request, number: str) -> HttpResponse:
    """Who was named and what each answered, and what can be done."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, TeamFacts) or facts.team is None:
        raise Http404
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "title": title_of(facts.edition),
        "school": school_name(facts.team.location),
        "members": members_of(facts.team),
        "has_list": may_ever(request.standing, READ_TEAM),
        "buttons": buttons_on(seen),
        "happened": happened,
        "done": just_done(request, happened),
        "kind": TEAMS[seen.case.state],
        "kinds": KINDS,
    }
    return page(request, "development/team_enrolment.html", context)
