"""What the steps of a vote do: proxies, the call, each vote, and the count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from leerlijn.domains.agreements.models import (
    CouncilRequest,
    Proxy,
    Vote,
)
from leerlijn.domains.agreements.queries.requests import (
    RequestFacts,
)
from leerlijn.domains.agreements.relations import VOTER
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refused

Outcome = CouncilRequest.Outcome
type Answers = Mapping[str, Answer]


@effect(Text(nl="de ander stemt voor jou, één keer", en="the other votes for you, once"))
def give_proxy(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    giver, holder = facts.situation.by.person, int(str(answers["holder"]))
    if giver == holder:
        raise Refused(Incomplete({"holder": Sentence("You vote for yourself without a proxy.")}))
    if facts.proxy_held is not None:
        raise Refused(
            Denied(
                Sentence(
                    "You hold the proxy of {name}. With yours given away that vote would be lost.",
                    name=facts.proxy_held.giver.name,
                )
            )
        )
    if any(proxy.giver_id == holder for proxy in facts.proxies):
        raise Refused(
            Incomplete({"holder": Sentence("This member will be absent too, and gave a proxy to somebody.")})
        )
    taken = Incomplete({"holder": Sentence("This member holds a proxy already; one is the most there is.")})
    if any(proxy.holder_id == holder and proxy.giver_id != giver for proxy in facts.proxies):
        raise Refused(taken)
    try:
        with transaction.atomic():
            Proxy.objects.update_or_create(
                request=facts.asked, giver_id=giver, defaults={"holder_id": holder, "given_at": at}
            )
    except IntegrityError:
        raise Refused(taken) from None


def enough_there(facts: RequestFacts, answers: Answers, *, quorum: int, too_few: Sentence) -> int:
    """How many members are there; with fewer than the quorum, the step is refused in this sentence."""
    present = answers.get("present")
    there = len(present) if isinstance(present, tuple) else 0
    if there < quorum:
        said = Sentence(too_few.key, count=there, quorum=quorum, all=len(facts.members))
        raise Refused(Incomplete({"present": said}))
    return there


@effect(Text(nl="elk lid stemt één keer", en="each member votes once"))
def call_vote(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """Only where enough members are there; the file of this moment is what is voted on."""
    few = Sentence("{count} members are there; to meet, at least {quorum} of the {all} are needed.")
    there = enough_there(facts, answers, quorum=facts.meeting_quorum, too_few=few)
    asked = facts.asked
    CouncilRequest.objects.filter(pk=asked.pk).update(
        round=asked.round + 1,
        called=facts.fingerprint_now,
        called_at=at,
        present=there,
        members=len(facts.members),
        outcome="",
        decided_at=None,
    )
    Party.objects.filter(case=facts.case, relation=VOTER.key).delete()
    Party.objects.bulk_create(
        Party(case=facts.case, person_id=member.person, relation=VOTER.key) for member in facts.members
    )


def refuse_another_file(facts: RequestFacts) -> None:
    """The vote is on what lay there when it was called; the refusal says what is different now."""
    if facts.asked.called == facts.fingerprint_now:
        return
    raise Refused(
        Outdated(
            Sentence(
                "The file was replaced after the vote was called: {what}. Nobody can decide on it any "
                "more: the chair calls the vote off.",
                what=facts.what_changed,
            )
        )
    )


@effect(Text(nl="je stem telt één keer, met je naam", en="your vote counts once, with your name"))
def cast_vote(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    refuse_another_file(facts)
    _cast(facts, facts.situation.by.person, str(answers["choice"]), at=at)


@effect(Text(nl="de stem van het afwezige lid telt één keer", en="the vote of the absent member counts once"))
def cast_vote_by_proxy(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    refuse_another_file(facts)
    proxy = facts.proxy_held
    if proxy is None:
        raise Refused(Denied(Sentence("Nobody gave you a proxy for this vote.")))
    _cast(facts, proxy.giver_id, str(answers["choice"]), at=at)
    Party.objects.filter(case=facts.case, person=proxy.giver_id, relation=VOTER.key).update(owes=False)


def _cast(facts: RequestFacts, member: int, choice: str, *, at: datetime) -> None:
    try:
        with transaction.atomic():
            Vote.objects.create(
                request=facts.asked,
                round=facts.asked.round,
                member_id=member,
                cast_by_id=facts.situation.by.person,
                choice=choice,
                cast_at=at,
            )
    except IntegrityError:
        raise Refused(Denied(Sentence("This vote was cast already. Nobody votes twice."))) from None


@effect(
    Text(
        nl="de stemmen worden geteld en de uitslag staat vast",
        en="the votes are counted and the result stands",
    )
)
def close_vote(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """Without the quorum to decide there is no decision; a tie is no majority; a refusal has reasons."""
    refuse_another_file(facts)
    tally, reasons = facts.tally, str(answers.get("reasons") or "")
    outcome = _result(facts)
    if outcome == Outcome.REFUSED and not reasons:
        raise Refused(
            Incomplete(
                {"reasons": Sentence("The council does not consent: write why, so that it can be mended.")}
            )
        )
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(
        in_favour=tally["for"],
        against=tally["against"],
        abstained=tally["abstain"],
        members=len(facts.members),
        outcome=outcome,
        reasons=reasons,
        decided_at=at,
    )


def _result(facts: RequestFacts) -> Outcome:
    tally = facts.tally
    if tally.total() < facts.decision_quorum:
        return Outcome.NO_QUORUM
    if not facts.has_majority:
        return Outcome.REFUSED
    return Outcome.CONSENTED_WITH_CONDITIONS if facts.conditions else Outcome.CONSENTED
