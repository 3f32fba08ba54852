"""An assessor's own judgement, criterion by criterion; and both, once both are in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from django.http import Http404
from ninja import Router
from pydantic import StringConstraints

from leerlijn.foundation.dossiers.actions.judging import settle_difference
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.relations import JUDGE_DOSSIER, READ_JUDGEMENTS, SETTLE_DIFFERENCE
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.content import LONGEST_QUESTION, LONGEST_WHY, CriterionJudgement, Finding
from leerlijn.foundation.panels.queries import Compared, Judge, OwnJudgement, RoundLine
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.calls import asks
from leerlijn.site.api.dossiers import seen_dossier
from leerlijn.site.api.problems import Problem, agreed, refused
from leerlijn.site.api.values import KEEPABLE, Asked, Code, Fingerprint, Line, Number, Told

router = Router(tags=["qualification"])

NOTHING_TO_JUDGE = Sentence("There is no round of judgement here.")
STILL_CLOSED = Sentence("Your colleague's judgement opens when both are in.")


Why = Annotated[str, StringConstraints(max_length=LONGEST_WHY, pattern=KEEPABLE)]
Question = Annotated[str, StringConstraints(max_length=LONGEST_QUESTION, pattern=KEEPABLE)]


class Judged(Asked):
    """`finding` is sufficient, not-yet or ask; a draft may lack anything.

    `question` is for the talk with the candidate, where there is one. `sealed` is the fingerprint of what was
    read: 409 where the dossier was handed in anew since.
    """

    finding: Finding | Literal[""] = ""
    seen: Line = ""
    why: Why = ""
    question: Question = ""
    sealed: Fingerprint | None = None


class JudgedTold(Told):
    finding: str | None
    seen: str
    why: str
    question: str


class OwnTold(Told):
    """`still_open` and `without_reason` are the criteria that keep the judgement from being handed in."""

    sealed: str
    criteria: dict[str, JudgedTold]
    still_open: list[str]
    without_reason: list[str]
    saved_at: datetime | None
    handed_in_at: datetime | None


class FoundTold(Told):
    judge: str
    finding: str | None
    seen: str
    why: str
    question: str


class ComparedTold(Told):
    """`is_open`: whether the assessors still have to settle it."""

    criterion: str
    differs: bool
    is_open: bool
    judgements: list[FoundTold]


class Settled(Asked):
    """What the assessors agree to find: sufficient or not-yet, with the reason that stays on record."""

    finding: Finding
    argument: Why


class SettledTold(Told):
    """`unsettled` are the criteria that keep a verdict from being proposed."""

    criterion: str
    finding: str
    argument: str
    by: str
    unsettled: list[str]


class DifferencesTold(Told):
    differences: list[ComparedTold]


@router.get("/qualification/dossiers/{number}/judgement", response=OwnTold)
@asks(JUDGE_DOSSIER)
def read_own_judgement(request: Request, number: Number) -> OwnTold:
    """What whoever calls has found so far."""
    return own_told(request, round_to_judge(request, number))


@router.put("/qualification/dossiers/{number}/judgement/{criterion}", response=OwnTold)
@asks(JUDGE_DOSSIER)
def judge(request: Request, number: Number, criterion: Code, said: Judged) -> OwnTold:
    """Saves what whoever calls finds of one criterion; handing it in is the step `judge` of the case."""
    return judged(request, round_to_judge(request, number), criterion, said)


@router.get("/qualification/dossiers/{number}/differences", response=DifferencesTold)
@asks(READ_JUDGEMENTS)
def read_differences(request: Request, number: Number) -> DifferencesTold:
    """Both judgements beside each other, once both are in."""
    seen, facts = seen_dossier(request, number)
    agreed(may(request.standing, READ_JUDGEMENTS, seen.situation.thing))
    if facts.round is None or not facts.compared:
        raise refused(STILL_CLOSED)
    return DifferencesTold(
        differences=[_compared(each, facts, facts.round.judges) for each in facts.compared]
    )


@router.put("/qualification/dossiers/{number}/differences/{criterion}", response=SettledTold)
@asks(SETTLE_DIFFERENCE)
def settle(request: Request, number: Number, criterion: Code, said: Settled) -> SettledTold:
    """What the two agree to find of one criterion on which they differ."""
    seen, facts = seen_dossier(request, number)
    agreed(may(request.standing, SETTLE_DIFFERENCE, seen.situation.thing))
    if not facts.compared:
        raise refused(STILL_CLOSED)
    if criterion not in facts.to_settle:
        raise Http404
    made = agreed(
        settle_difference(
            facts,
            criterion,
            finding=said.finding,
            argument=said.argument,
            actor=actor_of(request.standing, "api"),
            at=request.at,
        )
    )
    return SettledTold(
        criterion=criterion,
        finding=made.finding,
        argument=made.argument,
        by=request.standing.name,
        unsettled=[code for code in facts.unsettled if code != criterion],
    )


def round_to_judge(request: Request, number: int) -> RoundLine:
    """The newest round about this dossier; 403 for who sees it and does not judge it."""
    seen, facts = seen_dossier(request, number)
    agreed(may(request.standing, JUDGE_DOSSIER, seen.situation.thing))
    if facts.round is None:
        raise refused(NOTHING_TO_JUDGE)
    return facts.round


def judged(request: Request, round: RoundLine, criterion: str, said: Judged) -> OwnTold:
    """Saves what whoever calls finds of one criterion, and tells all that they found so far."""
    if criterion not in round.criteria:
        raise Http404
    if said.sealed not in {None, round.sealed}:
        raise Problem(409, Sentence("We did not save this: the dossier was handed in anew. Read it again."))
    agreed(
        save_criterion(
            round.id,
            request.standing.person,
            criterion,
            finding=said.finding,
            seen=said.seen,
            why=said.why,
            question=said.question,
            at=request.at,
        )
    )
    return own_told(request, round)


def own_told(request: Request, round: RoundLine) -> OwnTold:
    own = panels.own_judgement(round.id, request.standing.person)
    if own is None:
        raise Http404
    return _own(own, round)


def _own(own: OwnJudgement, round: RoundLine) -> OwnTold:
    return OwnTold(
        sealed=round.sealed,
        criteria={code: _judged(own.content.of(code)) for code in own.criteria},
        still_open=list(own.still_open),
        without_reason=list(own.without_reason),
        saved_at=own.content.saved_at,
        handed_in_at=own.handed_in_at,
    )


def _judged(judged: CriterionJudgement) -> JudgedTold:
    return JudgedTold(finding=judged.finding, seen=judged.seen, why=judged.why, question=judged.question)


def found_told(found: CriterionJudgement, judge: Judge) -> FoundTold:
    return FoundTold(judge=judge.name, **_judged(found).model_dump())


def _compared(compared: Compared, facts: DossierFacts, judges: tuple[Judge, ...]) -> ComparedTold:
    return ComparedTold(
        criterion=compared.code,
        differs=compared.differs,
        is_open=compared.code in facts.to_settle,
        judgements=[
            found_told(found, judge) for judge, found in zip(judges, compared.judgements, strict=True)
        ],
    )
