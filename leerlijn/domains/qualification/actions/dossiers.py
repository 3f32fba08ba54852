"""What the steps of a UTQ dossier do besides moving it: who supervises, who judges, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.actions.interviews import free_the_time
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import summary_of_talk
from leerlijn.domains.qualification.queries.verdict_letters import verdict_letter, verdict_said
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.actions.judging import let_proposal_fall, let_third_judge, propose, seat
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions.inviting import make_room
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused

ROUNDS_OF_SUPPLEMENT = 2
"""How often a dossier may be supplemented; utq.md 2.5, T10 (inferred: no source says)."""


ONLY_A_SUMMARY = Sentence("This is only what was said in the talk. Add what you conclude from it.")


@effect(
    Text(
        nl="de begeleider mag meelezen, en heeft wat nu bij de begeleider ligt",
        en="the supervisor may read along, and has what is with the supervisor now",
    )
)
def name_supervisor(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    seat_supervisor(facts.situation.case, int(str(answers["supervisor"])))


def seat_supervisor(case: Case, supervisor: int) -> None:
    Party.objects.get_or_create(
        case=case,
        person_id=supervisor,
        relation=SUPERVISOR.key,
        defaults={"owes": case.owner_relation == SUPERVISOR.key},
    )


@effect(
    Text(
        nl="anderen oordelen opnieuw; de eerdere oordelen blijven bewaard",
        en="others judge anew; the earlier judgements stay on record",
    )
)
def make_room_for_others(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    free_the_time(facts, actor=actor, at=at)
    make_room(facts.situation.case, actor=actor, at=at)
    seat(facts, ())
    let_proposal_fall(facts, str(answers["reason"]), actor=actor, at=at)


@effect(
    Text(
        nl="een derde assessor oordeelt, alleen over de criteria die open bleven",
        en="a third assessor judges, only the criteria that stayed open",
    )
)
def seat_third(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Whom the coordinator chose; where nobody chose, the first who may."""
    eligible = [int(key) for key, _ in facts.eligible_thirds]
    wanted = int(str(answers.get("third") or eligible[0]))
    let_third_judge(facts, Person.objects.get(pk=wanted), actor=actor, at=at)


@effect(Text(nl="je collega krijgt je voorstel", en="your colleague gets your proposal"))
def make_proposal(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The outcome, the motivation the candidate will read, and the criteria not yet sufficient."""
    outcome, motivation = str(answers["outcome"]), str(answers["motivation"])
    _refuse_if_it_does_not_fit(facts, outcome, facts.not_yet_agreed)
    _propose(facts, outcome, motivation, actor=actor, at=at)


@effect(
    Text(
        nl="er is een nieuwe versie; de vorige blijft, en een handtekening daaronder geldt niet meer",
        en="there is a new version; the one before stays, and a signature under it counts no more",
    )
)
def change_proposal(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    """The same outcome with another motivation; whoever did not write it signs anew."""
    proposal, motivation = facts.proposal, str(answers["motivation"])
    if proposal is None:
        raise Refused(Denied(Sentence("There is no proposal to change.")))
    if motivation == proposal.motivation:
        raise Refused(Incomplete({"motivation": Sentence("Nothing changed.")}))
    _propose(facts, proposal.outcome, motivation, actor=actor, at=at)


def _propose(facts: DossierFacts, outcome: str, motivation: str, *, actor: Actor, at: datetime) -> None:
    if motivation and _words(motivation) == _words(summary_of_talk(facts)):
        raise Refused(Incomplete({"motivation": ONLY_A_SUMMARY}))
    says = verdict_said(facts, outcome, motivation)
    propose(
        facts,
        outcome=outcome,
        motivation=motivation,
        letter=verdict_letter(facts, says),
        letter_says=says,
        actor=actor,
        at=at,
    )


def _words(text: str) -> list[str]:
    """Whatever stands between them."""
    return text.split()


def _refuse_if_it_does_not_fit(facts: DossierFacts, outcome: str, not_yet: list[str]) -> None:
    """The outcome follows from the criteria."""
    errors: dict[str, Said] = {}
    if outcome == Outcome.PASS and not_yet:
        errors["outcome"] = Sentence("You found {codes} not yet sufficient.", codes=tuple(not_yet))
    if outcome != Outcome.PASS and not not_yet:
        errors["outcome"] = Sentence("Every criterion is sufficient: then the verdict is a pass.")
    if outcome == Outcome.SUPPLEMENT and _rounds_are_over(facts):
        errors["outcome"] = Sentence("This dossier was supplemented twice; that is the most there is.")
    if errors:
        raise Refused(Incomplete(errors))


def _rounds_are_over(facts: DossierFacts) -> bool:
    """Those count that were used where the dossier ran before."""
    before = facts.taken_over.rounds if facts.taken_over else 0
    return facts.submission is not None and facts.submission.number + before > ROUNDS_OF_SUPPLEMENT
