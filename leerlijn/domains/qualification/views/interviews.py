"""The talk with a candidate: when it is for all at the table, its guide for the assessors, and its report."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from leerlijn.domains.qualification.guards.reading import (
    may_read_guide,
    may_read_interview,
    may_read_interview_report,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import Topic, at_the_table, guide_of, who_was_there
from leerlijn.domains.qualification.relations import READ_INTERVIEW
from leerlijn.domains.qualification.views.dossiers import seen_dossier
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.forms import StepForm
from leerlijn.foundation.cases.guards import Offer, offers_on
from leerlijn.foundation.cases.queries.addresses import done_on
from leerlijn.foundation.cases.views import buttons_on, version_in
from leerlijn.foundation.dossiers.views.judging import judges_beside
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page, reason_of, status_of
from leerlijn.kernel.procedure import Rows
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

REPORT = "report-interview"


@opens(READ_INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: Request, number: str) -> HttpResponse:
    """For the assessors with what they ask about, and the report that they write while it is held."""
    seen, facts = seen_dossier(request, number)
    if not may_read_interview(facts):
        raise Http404
    offer = next(iter(offers_on(seen, REPORT)), None)
    form = _form(offer, facts, request) if offer else None
    refusal: Refusal | None = None
    if request.method == "POST":
        refusal = Outdated(Sentence("We did not save this: the report was written already, or cannot be."))
        if form is not None:
            taken = take_step(
                seen.case.pk,
                REPORT,
                by=request.standing,
                at=request.at,
                version=version_in(request),
                said=form.answers,
            )
            if not isinstance(taken, Denied | Outdated | Incomplete):
                return HttpResponseRedirect(done_on(seen.case, REPORT))
            refusal = taken
    if isinstance(refusal, Incomplete) and form is not None:
        form.refuse(refusal.errors)
    reads_report = may_read_interview_report(facts)
    topics = guide_of(facts) if may_read_guide(facts) or reads_report else ()
    context = {
        "seen": seen,
        "facts": facts,
        "people": tuple(at_the_table(facts).values()),
        "topics": [_shown(topic, facts, you=request.standing.person) for topic in topics],
        "reads_guide": may_read_guide(facts),
        "reads_report": reads_report,
        "attendees": who_was_there(facts.planned_interview) if reads_report else (),
        "buttons": [button for button in buttons_on(seen) if button.offer.step.page == ""],
        "form": form,
        "offer": offer,
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "qualification/interview.html", context, status=status_of(refusal))


def _form(offer: Offer, facts: DossierFacts, request: Request) -> StepForm:
    """With a row for each criterion of the guide, none of which may stay empty."""
    rows = len(facts.guide)
    asked = [
        replace(one, at_first=rows) if isinstance(one, Rows) else one
        for one in offer.fields
        if rows or not isinstance(one, Rows)
    ]
    form = StepForm(asked, facts, request.POST or None)
    for place in range(rows):
        form.fields[f"answers-{place}-answer"].required = True
    return form


def _shown(topic: Topic, facts: DossierFacts, *, you: int) -> dict[str, object]:
    return {
        "line": topic.line,
        "title": Sentence("{code} {title}", code=topic.line.code, title=topic.line.short),
        "judges": judges_beside(facts, [judged for _, judged in topic.found], you=you),
        "evidence": topic.evidence,
        "answer": topic.answer,
    }
