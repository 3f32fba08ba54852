"""Judging what was sealed: each alone, then beside each other, and a proposal that the other agrees with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions import judgements, rounds
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused, granted


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
            facts.COURSE.panel,
            actor=actor,
            at=at,
        )
    )


def seat(facts: DossierFacts, people: Sequence[int]) -> None:
    """These people judge the case, and nobody else; the ball comes to them with the state they judge in."""
    case = facts.situation.case
    Party.objects.filter(case=case, relation=JUDGE.key).exclude(person__in=people).delete()
    there = set(Party.objects.filter(case=case, relation=JUDGE.key).values_list("person_id", flat=True))
    Party.objects.bulk_create(
        Party(case=case, person_id=each, relation=JUDGE.key) for each in people if each not in there
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


@effect(Text(nl="jullie zijn het eens", en="you agree"))
def agree_with_proposal(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _open_proposal(facts).filter(agreed_by=None).update(agreed_by=facts.situation.by.person, agreed_at=at)


@effect(Text(nl="je collega leest waarom niet", en="your colleague reads why not"))
def refuse_proposal(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _open_proposal(facts).update(refused_because=str(answers["reason"]))


def _open_proposal(facts: DossierFacts) -> QuerySet[Proposal]:
    return Proposal.objects.filter(submission=facts.submission, refused_because="")
