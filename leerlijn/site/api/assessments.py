"""Assessments: where one stands, and of its portfolio, scores and outcome what whoever calls may read."""

from __future__ import annotations

from django.http import Http404
from ninja import Router

from leerlijn.domains.assessments.guards.reading import (
    may_read_outcome,
    may_read_report,
    readable_declaration,
    readable_items,
)
from leerlijn.domains.assessments.queries.assessments import AssessmentFacts
from leerlijn.domains.assessments.relations import READ_PRICE, READ_REGISTRATION
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.dossiers.queries.items import number_of
from leerlijn.foundation.dossiers.relations import JUDGE_DOSSIER
from leerlijn.foundation.panels.queries import RoundLine
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.calls import asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.dossiers import ItemTold, item_told
from leerlijn.site.api.judgements import Judged, OwnTold, judged, own_told
from leerlijn.site.api.problems import agreed, refused
from leerlijn.site.api.values import Code, Named, Number, Told, words

router = Router(tags=["assessments"])

NOTHING_TO_SCORE = Sentence("There is no round of judgement here.")


class RegistrationTold(Told):
    degree: str
    subject: str
    diploma: str
    diploma_field: str
    work: str
    advice: str


class OutcomeTold(Told):
    """`more` names the training and the guidance of a positive outcome."""

    outcome: str
    motivation: str
    more: dict[str, str]


class AssessmentTold(Told):
    """What whoever calls may not read is null: a school that pays sees where it stands and what it costs."""

    id: int
    candidate: str
    state: Named
    version: int
    registration: RegistrationTold | None
    price: int | None
    items: list[ItemTold] | None
    sealed: str | None
    report: str | None
    outcome: OutcomeTold | None
    declaration: str | None


@router.get("/assessments/{number}", response=AssessmentTold)
@asks(READ_CASES)
def read_assessment(request: Request, number: Number) -> AssessmentTold:
    """An assessment, each party its own part; its steps are those of the case."""
    seen, facts = seen_assessment(request, number)
    by, thing, said = request.standing, seen.situation.thing, facts.assessment
    items = readable_items(facts) if facts.dossier else None
    declaration = readable_declaration(facts)
    proposal = facts.proposal if may_read_outcome(facts) else None
    return AssessmentTold(
        id=seen.case.pk,
        candidate=seen.case.subject.name if seen.case.subject else "",
        state=Named(key=seen.state.key, title=words(seen.state.title)),
        version=seen.case.version,
        registration=_registration(facts) if may(by, READ_REGISTRATION, thing) else None,
        price=said.price if said and may(by, READ_PRICE, thing) else None,
        items=None if items is None else [item_told(item) for item in items],
        sealed=number_of(facts.submission) if facts.submission and items is not None else None,
        report=said.report if said and may_read_report(facts) else None,
        outcome=OutcomeTold(
            outcome=proposal.outcome, motivation=proposal.motivation, more=dict(proposal.more)
        )
        if proposal
        else None,
        declaration=declaration.number if declaration else None,
    )


def _registration(facts: AssessmentFacts) -> RegistrationTold | None:
    said = facts.assessment
    if said is None:
        return None
    return RegistrationTold(
        degree=said.degree,
        subject=said.subject,
        diploma=said.diploma,
        diploma_field=said.diploma_field,
        work=said.work,
        advice=said.advice,
    )


@router.get("/assessments/{number}/scores", response=OwnTold)
@asks(JUDGE_DOSSIER)
def read_own_scores(request: Request, number: Number) -> OwnTold:
    """What whoever calls has scored so far."""
    return own_told(request, _round_to_score(request, number))


@router.put("/assessments/{number}/scores/{criterion}", response=OwnTold)
@asks(JUDGE_DOSSIER)
def score(request: Request, number: Number, criterion: Code, said: Judged) -> OwnTold:
    """Saves what whoever calls finds of one criterion; handing it in is the step `score` of the case."""
    return judged(request, _round_to_score(request, number), criterion, said)


def _round_to_score(request: Request, number: int) -> RoundLine:
    """The newest round about this candidate; 403 for who sees the assessment and does not judge it."""
    seen, facts = seen_assessment(request, number)
    agreed(may(request.standing, JUDGE_DOSSIER, seen.situation.thing))
    if facts.round is None:
        raise refused(NOTHING_TO_SCORE)
    return facts.round


def seen_assessment(request: Request, number: int) -> tuple[CasePage, AssessmentFacts]:
    """The case of an assessment and what is known of it; 404 for everything else."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, AssessmentFacts):
        raise Http404
    return seen, seen.facts
