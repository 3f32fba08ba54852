"""Tailor-made requests: asking, the page both parties read, and signing with a link from a letter."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.domains.development.actions.requests import may_be_signed, sign_by_link
from leerlijn.domains.development.guards.reading import readable_proposals, readable_words
from leerlijn.domains.development.queries.editions import before_opening, organiser
from leerlijn.domains.development.queries.enrolments import school_name
from leerlijn.domains.development.queries.requests import (
    REQUEST,
    RequestFacts,
    content_of,
    is_as_it_was_signed,
    link_of,
)
from leerlijn.domains.development.relations import ASK_TAILOR_MADE, SIGN_BY_LINK
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.queries.pages import history_of
from leerlijn.foundation.cases.queries.terms import how_long
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.cases.views import buttons_on, just_done, seen_case
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated


@opens(ASK_TAILOR_MADE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """A question in the school's own words."""
    procedure = catalogue.current(REQUEST, on=request.standing.on)
    unit = organiser()
    if procedure is None or unit is None:
        raise Http404
    opening = procedure.openings[0]
    facts = RequestFacts(before_opening(procedure, unit, by=request.standing, at=request.at))
    form = StepForm(opening.asks, facts, request.POST if request.method == "POST" else None)
    verdict = opening.allows(facts)
    reason: Said | None = verdict.reason if isinstance(verdict, Denied) else None
    status = 403 if reason else 200
    if request.method == "POST":
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
        "within": Sentence(
            "Within {length} you hear who takes it up.",
            length=how_long(procedure.states[0], unit.path, on=request.standing.on),
        ),
        "reason": reason,
        "errors_above": status == 422,
        "title": opening.title,
        "back": reverse("development:catalogue"),
        "back_to": "catalogue",
    }
    return page(request, "development/ask.html", context, status=status)


@opens(READ_CASES)
@require_safe
def tailor_made(request: Request, number: str) -> HttpResponse:
    """The line that school and university both see: question, intake, versions, signature."""
    seen = seen_case(request, number)
    facts = seen.facts
    if not isinstance(facts, RequestFacts) or facts.request is None:
        raise Http404
    signed = facts.signed
    happened = history_of(seen)
    context = {
        "seen": seen,
        "facts": facts,
        "asked": facts.known,
        "school": school_name(facts.known.location),
        "versions": [(each, content_of(each)) for each in readable_proposals(facts)],
        "signed": signed,
        "is_whole": is_as_it_was_signed(signed) if signed else True,
        "buttons": buttons_on(seen),
        "written": readable_words(facts, happened),
        "happened": happened,
        "done": just_done(request, happened),
    }
    return page(request, "development/request.html", context)


@opens(SIGN_BY_LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: Request, token: str) -> HttpResponse:
    """What the link in the letter opens. Opening never signs: that takes the button on this page."""
    link = link_of(token)
    if link is None:
        raise Http404
    reason: Said | None = None
    just_signed = False
    if request.method == "POST":
        made = sign_by_link(link, fingerprint=request.POST.get("fingerprint", ""), at=request.at)
        match made:
            case Denied(reason=reason) | Outdated(reason=reason):
                pass
            case Incomplete(errors=errors):
                reason = next(iter(errors.values()))
            case _:
                just_signed = True
                link = link_of(token)
                if link is None:
                    raise Http404
    refusal = may_be_signed(link, at=request.at)
    context = {
        "link": link,
        "proposal": link.proposal,
        "content": content_of(link.proposal),
        "school": school_name(link.proposal.request.location),
        "refused": reason or (refusal.reason if refusal is not None else None),
        "may_sign": refusal is None,
        "just_signed": just_signed,
        "is_whole": not link.proposal.signed_at or is_as_it_was_signed(link.proposal),
    }
    return page(request, "development/sign.html", context, status=403 if reason else 200)
