"""Enrolling a team of a school, and where a team stands."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.development.actions.teams import enrol_team
from leerlijn.domains.development.queries.editions import before_opening, edition_in_catalogue, title_of
from leerlijn.domains.development.queries.enrolments import TEAM, school_name
from leerlijn.domains.development.queries.teams import TeamFacts, members_of, team_facts
from leerlijn.domains.development.relations import ENROL_TEAM, READ_TEAM
from leerlijn.domains.development.views.enrolments import KINDS, TEAMS
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, seen_case
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import may_ever
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


@opens(ENROL_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: Request, code: str, number: str) -> HttpResponse:
    """The form to name colleagues, and holding their seats: all of them, or nothing is written."""
    procedure = catalogue.current(TEAM, on=request.standing.on)
    edition = edition_in_catalogue(int(number), code)
    if edition is None or procedure is None:
        raise Http404
    opening, unit = procedure.openings[0], edition.offering.unit
    facts = team_facts(before_opening(procedure, unit, by=request.standing, at=request.at, about=edition))
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    verdict = opening.allows(facts)
    reason: Said | None = verdict.reason if isinstance(verdict, Denied) else None
    status = 403 if reason else 200
    if request.method == "POST":
        made = enrol_team(edition, by=request.standing, at=request.at, said=form.answers)
        match made:
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return HttpResponseRedirect(reverse("development:team-enrolment", args=[made.pk]))
    context = {
        "edition": edition,
        "title": title_of(edition),
        "facts": facts,
        "form": form,
        "reason": reason,
        "errors_above": status == 422,
        "back": reverse("development:offering", args=[code]),
    }
    return page(request, "development/enrol_team.html", context, status=status)


@opens(READ_CASES)
@require_safe
def team_enrolment(request: Request, number: str) -> HttpResponse:
    """Who was named and what each answered, and what can be done."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, TeamFacts) or facts.team is None:
        raise Http404
    context = {
        "seen": seen,
        "facts": facts,
        "title": title_of(facts.edition),
        "school": school_name(facts.team.location),
        "members": members_of(facts.team),
        "has_list": may_ever(request.standing, READ_TEAM),
        "buttons": buttons_on(seen),
        "happened": history_of(seen),
        "kind": TEAMS[seen.case.state],
        "kinds": KINDS,
    }
    return page(request, "development/team_enrolment.html", context)
