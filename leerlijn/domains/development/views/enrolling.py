"""Asking for seats in an edition, for oneself or for a team: the same form, and the same answers to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from leerlijn.domains.development.queries.editions import before_opening, edition_in_catalogue, title_of
from leerlijn.domains.development.queries.enrolments import InEdition
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


@dataclass(frozen=True, slots=True)
class Enrolling:
    """The procedure and its facts, the action that opens a case of it, and the page before."""

    procedure: str
    facts: Callable[..., Any]
    enrol: Callable[..., Any]
    template: str


def enrolling_page(request: Request, code: str, number: str, kind: Enrolling) -> HttpResponse:
    """The form, and what came of it; a mistake keeps what was typed."""
    procedure = catalogue.current(kind.procedure, on=request.standing.on)
    edition = edition_in_catalogue(int(number), code)
    if edition is None or procedure is None:
        raise Http404
    opening, unit = procedure.openings[0], edition.offering.unit
    facts = kind.facts(before_opening(procedure, unit, by=request.standing, at=request.at, about=edition))
    typed = request.POST if request.method == "POST" else None
    form = StepForm(opening.asks, facts, typed, initial=_known_beforehand(facts))
    verdict = opening.allows(facts)
    reason: Said | None = verdict.reason if isinstance(verdict, Denied) else None
    status = 403 if reason else 200
    if request.method == "POST":
        made = kind.enrol(edition, by=request.standing, at=request.at, said=form.answers)
        match made:
            case Denied(reason=reason) | Outdated(reason=reason):
                status = 403
            case Incomplete(errors=errors):
                form.refuse(errors)
                status = 422
            case _:
                return HttpResponseRedirect(done_on(made, opening.key))
    context = {
        "edition": edition,
        "title": title_of(edition),
        "facts": facts,
        "form": form,
        "reason": reason,
        "errors_above": status == 422,
        "back": reverse("development:offering", args=[code]),
    }
    return page(request, kind.template, context, status=status)


def _known_beforehand(facts: InEdition) -> dict[str, str]:
    """Whoever works at one school need not choose it."""
    schools = facts.own_schools
    return {"school": str(schools[0].pk)} if len(schools) == 1 else {}
