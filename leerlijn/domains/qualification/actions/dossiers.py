"""What the steps of a UTQ dossier do besides moving it: who supervises, who judges, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.dossiers.actions.judging import let_third_judge, open_round, seat
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions import rounds
from leerlijn.foundation.panels.content import Finding
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted

ROUNDS_OF_SUPPLEMENT = 2
"""How often a dossier may be supplemented; utq.md 2.5, T10 (inferred: no source says)."""


@effect(Text(nl="de begeleider mag meelezen", en="the supervisor may read along"))
def name_supervisor(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    supervisor = int(str(answers["supervisor"]))
    Party.objects.get_or_create(case=facts.situation.case, person_id=supervisor, relation=SUPERVISOR.key)


@effect(
    Text(
        nl="twee mensen oordelen, elk voor zich; geen van beiden ziet het oordeel van de ander",
        en="two people judge, each alone; neither sees the judgement of the other",
    )
)
def seat_panel(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    wanted = [int(str(answers["first"])), int(str(answers["second"]))]
    people = {person.pk: person for person in Person.objects.filter(pk__in=wanted)}
    open_round(facts, [people[person] for person in wanted], actor=actor, at=at)
    seat(facts, wanted)


@effect(
    Text(
        nl="iemand anders oordeelt; wat de eerste schreef, is weg",
        en="somebody else judges; what the first one wrote is gone",
    )
)
def replace_assessor(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    case, leaving, coming = facts.situation.case, int(str(answers["leaving"])), int(str(answers["coming"]))
    if facts.round is None:
        raise Refused(Denied(Sentence("There is no round of judgement here.")))
    somebody = Person.objects.get(pk=coming)
    staying = [judge.person for judge in facts.round.judges if judge.person != leaving]
    certified = facts.certified_on([*staying, coming])
    granted(rounds.replace_judge(facts.round.id, leaving, somebody, certified=certified, actor=actor, at=at))
    Party.objects.filter(case=case, relation=JUDGE.key, person=leaving).delete()
    Party.objects.create(case=case, person=somebody, relation=JUDGE.key, owes=True)


@effect(
    Text(
        nl="anderen oordelen opnieuw; de eerdere oordelen blijven bewaard",
        en="others judge anew; the earlier judgements stay on record",
    )
)
def make_room_for_others(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    seat(facts, ())
    open_proposals = Proposal.objects.filter(submission=facts.submission, refused_because="")
    open_proposals.update(refused_because=str(answers["reason"]), agreed_by=None, agreed_at=None)


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
    submission = facts.submission
    if submission is None or facts.round is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    outcome = str(answers["outcome"])
    not_yet = [code for code, finding in facts.agreed_findings.items() if finding == Finding.NOT_YET]
    _refuse_if_it_does_not_fit(facts, outcome, not_yet)
    Proposal.objects.create(
        case=facts.situation.case,
        submission=submission,
        made_by_id=facts.situation.by.person,
        made_at=at,
        outcome=outcome,
        motivation=str(answers["motivation"]),
        not_yet=sorted(not_yet),
    )


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
    return facts.submission is not None and facts.submission.number > ROUNDS_OF_SUPPLEMENT
