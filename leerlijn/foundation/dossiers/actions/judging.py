"""Judging what was sealed: each alone, then beside each other, and a proposal that the other agrees with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels.actions import judgements, rounds, settling
from leerlijn.foundation.panels.models import Round, Settlement
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.relations import INVITED, JUDGE, THIRD, WILLING
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Language, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refused, granted

ONE_DECIDES = PanelRule(judges=1, scale="deciding", argued=True)
"""What is asked of a third assessor: one finding per open criterion, each with its reason."""


def open_round(facts: DossierFacts, judges: Sequence[Person], *, actor: Actor, at: datetime) -> None:
    """The round in which these people judge what was sealed last. Raises Refused."""
    submission = facts.submission
    if submission is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    granted(
        rounds.open_round(
            facts.situation.case,
            facts.opened.framework_id,
            submission.criteria,
            judges,
            submission.fingerprint,
            facts.panel_rule,
            certified=facts.certified_on([judge.pk for judge in judges]),
            actor=actor,
            at=at,
        )
    )


def seat(facts: DossierFacts, people: Sequence[int]) -> None:
    """These people judge the case, and nobody else; the ball comes to them with the state they judge in."""
    _be(JUDGE, facts, people)
    for relation in (THIRD, INVITED, WILLING):
        _be(relation, facts, ())


def _be(relation: Relation, facts: DossierFacts, people: Sequence[int]) -> None:
    case = facts.situation.case
    Party.objects.filter(case=case, relation=relation.key).exclude(person__in=people).delete()
    there = set(Party.objects.filter(case=case, relation=relation.key).values_list("person_id", flat=True))
    Party.objects.bulk_create(
        Party(case=case, person_id=each, relation=relation.key) for each in people if each not in there
    )


def let_third_judge(facts: DossierFacts, third: Person, *, actor: Actor, at: datetime) -> None:
    """Somebody who judged nothing of it yet decides the criteria that are open between the two.

    Whoever was asked before and drops out makes room; what they wrote is gone. Raises Refused.
    """
    round = facts.round
    if round is None or facts.submission is None:
        raise Refused(Denied(Sentence("There is no round of judgement here.")))
    _be(THIRD, facts, [third.pk])
    if round.between:
        [leaving] = round.judges
        granted(rounds.replace_judge(round.id, leaving.person, third, actor=actor, at=at))
        Party.objects.filter(case=facts.situation.case, relation=THIRD.key).update(owes=True)
        return
    granted(
        rounds.open_round(
            facts.situation.case,
            round.framework,
            facts.unsettled,
            [third],
            facts.submission.fingerprint,
            replace(ONE_DECIDES, unrelated=facts.panel_rule.unrelated),
            round.id,
            actor=actor,
            at=at,
        )
    )


@effect(Text(nl="je oordeel ligt vast", en="your judgement is fixed"))
def fix_judgement(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    if facts.round is None:
        raise Refused(Denied(Sentence("There is no round of judgement here.")))
    granted(judgements.hand_in(facts.round.id, facts.situation.by.person, actor=actor, at=at))


@effect(Text(nl="beide oordelen gaan open", en="both judgements open"))
def open_judgements(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    if facts.round is not None:
        granted(rounds.close_round(facts.round.id, actor=actor, at=at))


@effect(
    Text(
        nl="wat de derde vindt, geldt voor de criteria die open bleven",
        en="what the third finds holds for the criteria that stayed open",
    )
)
def let_third_decide(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    if facts.round is not None:
        closed: Round = granted(rounds.close_round(facts.round.id, actor=actor, at=at))
        settling.settle_as_decided(closed, at=at)


@transaction.atomic
def settle_difference(
    facts: DossierFacts, code: str, *, finding: str, argument: str, actor: Actor, at: datetime
) -> Settlement | Denied | Incomplete | Outdated:
    """What the two agree to find of a criterion, while nothing is proposed yet."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=facts.situation.case.pk)
    if facts.round is None or procedure_of(case).step(case.state, facts.COURSE.proposing) is None:
        return Outdated(Sentence("We did not save this: your colleague made a proposal first."))
    return settling.settle_criterion(
        facts.round.id,
        facts.situation.by.person,
        code,
        finding=finding,
        argument=argument,
        actor=actor,
        at=at,
    )


@effect(Text(nl="jullie zijn het eens", en="you agree"))
def agree_with_proposal(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _open_proposal(facts).filter(agreed_by=None).update(agreed_by=facts.situation.by.person, agreed_at=at)


@effect(
    Text(
        nl="je handtekening staat onder de vingerafdruk van oordeel en brief samen",
        en="your signature stands under the fingerprint of judgement and letter together",
    )
)
def countersign(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Over what is stored, never over what was sent along with the click."""
    proposal = facts.proposal
    if proposal is None or not facts.is_as_proposed:
        raise Refused(Denied(Sentence("What stands here is not what was proposed. Ask the coordinator.")))
    signed = {"signed_fingerprint": proposal.fingerprint, "agreed_by": facts.situation.by.person}
    _open_proposal(facts).filter(agreed_by=None).update(agreed_at=at, **signed)
    _record(proposal, "sign", actor=actor, at=at)


@effect(
    Text(nl="de kandidaat krijgt de brief, gedateerd vandaag", en="the candidate gets the letter, of today")
)
def release_verdict(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """Only what was countersigned goes out."""
    proposal = facts.proposal
    if proposal is None or not proposal.signed_fingerprint or not facts.is_as_proposed:
        raise Refused(Denied(Sentence("What stands here is not what was countersigned. Ask the assessors.")))
    _open_proposal(facts).update(released_at=at)
    _record(proposal, "release", actor=actor, at=at)


def propose(
    facts: DossierFacts,
    *,
    outcome: str,
    motivation: str,
    letter: Mapping[str, Sequence[str]],
    letter_says: Mapping[Language, Mapping[str, str]],
    actor: Actor,
    at: datetime,
) -> None:
    """A proposal with its letter, under one fingerprint. One that stands already is followed, and stays."""
    before = facts.proposal
    if facts.submission is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    follows = bool(before and not before.refused_because)
    if follows:
        _open_proposal(facts).update(changed_at=at)
    proposal = Proposal.objects.create(
        case=facts.situation.case,
        submission=facts.submission,
        made_by_id=facts.situation.by.person,
        made_at=at,
        outcome=outcome,
        motivation=motivation,
        not_yet=facts.not_yet_agreed,
        version=before.version + 1 if before and follows else 1,
        letter=letter,
        letter_says=letter_says,
        fingerprint=facts.verdict(outcome, motivation, letter).fingerprint,
    )
    _record(proposal, "write", actor=actor, at=at)


def _record(proposal: Proposal, act: str, *, actor: Actor, at: datetime) -> None:
    payload = {"version": proposal.version, "fingerprint": proposal.fingerprint}
    record(f"verdict:{proposal.pk}", act, by=actor, at=at, payload=payload)


@effect(Text(nl="je collega leest waarom niet", en="your colleague reads why not"))
def refuse_proposal(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    let_proposal_fall(facts, str(answers["reason"]), actor=actor, at=at)


def let_proposal_fall(facts: DossierFacts, because: str, *, actor: Actor, at: datetime) -> None:
    """What was proposed stands no more, and neither does a signature under it."""
    for proposal in _open_proposal(facts):
        fallen = {"refused_because": because, "agreed_by": None, "agreed_at": None, "signed_fingerprint": ""}
        Proposal.objects.filter(pk=proposal.pk).update(**fallen)
        _record(proposal, "refuse", actor=actor, at=at)


def _open_proposal(facts: DossierFacts) -> QuerySet[Proposal]:
    return Proposal.objects.filter(submission=facts.submission, refused_because="", changed_at=None)
