"""What the steps of a dossier do besides moving it: begin, seal, open the judgements, propose, decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from leerlijn.domains.qualification.models import Dossier, Proposal, Submission
from leerlijn.domains.qualification.queries.dossiers import (
    FRAMEWORK,
    PANEL,
    DossierFacts,
    ItemLine,
    barred_from_judging,
    number_of,
)
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.frameworks.queries import framework
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.panels.actions import judgements, rounds
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.seal import Item as SealedItem
from leerlijn.kernel.seal import Manifest
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted

ROUNDS_OF_SUPPLEMENT = 2
"""How often a dossier may be supplemented; utq.md 2.5, T10 (inferred: no source says)."""


@effect(Text(nl="het dossier krijgt de criteria van nu", en="the dossier gets the criteria of today"))
def begin_dossier(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    edition = framework(FRAMEWORK, on=facts.situation.on)
    if edition is None or case.subject_id is None:
        raise Refused(Denied(Sentence("There are no criteria in force. Ask the administrator.")))
    Dossier.objects.create(case=case, candidate_id=case.subject_id, framework_id=edition.id)


@effect(
    Text(
        nl="het dossier is verzegeld: vanaf nu kan niemand het nog veranderen",
        en="the dossier is sealed: from now on nobody can change it",
    )
)
def seal_dossier(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    dossier = facts.opened
    manifest = Manifest(tuple(_sealed(item) for item in facts.items))
    submission = Submission.objects.create(
        dossier=dossier,
        number=facts.submission.number + 1 if facts.submission else 1,
        manifest=manifest.canonical.decode(),
        fingerprint=manifest.fingerprint,
        sealed_at=at,
        criteria=list(facts.codes_to_cover),
    )
    payload = {"fingerprint": submission.fingerprint, "number": number_of(submission)}
    record(f"dossier:{dossier.pk}", "seal", by=actor, at=at, payload=payload)


def _sealed(item: ItemLine) -> SealedItem:
    return SealedItem(
        name=item.file.name,
        digest=item.file.hash,
        size=item.file.size,
        about={
            "item": item.id,
            "order": item.order,
            "document": item.file.document,
            "title": item.title,
            "kind": item.kind,
            "period": item.period,
            "version": item.version,
            "criteria": tuple(item.claims),
            "sentences": tuple(item.claims.values()),
        },
    )


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
    case = facts.situation.case
    wanted = [int(str(answers["first"])), int(str(answers["second"]))]
    barred = barred_from_judging(facts.situation)
    people = {person.pk: person for person in Person.objects.filter(pk__in=wanted)}
    for name, person in zip(("first", "second"), wanted, strict=True):
        if person in barred:
            said = Sentence("{name} cannot judge this dossier.", name=people[person].name)
            raise Refused(Incomplete({name: said}))
    _open_round(facts, [people[person] for person in wanted], actor=actor, at=at)
    Party.objects.filter(case=case, relation=JUDGE.key).delete()
    Party.objects.bulk_create(Party(case=case, person_id=each, relation=JUDGE.key) for each in wanted)


def _open_round(facts: DossierFacts, judges: list[Person], *, actor: Actor, at: datetime) -> None:
    dossier, submission = facts.opened, facts.submission
    if submission is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    granted(
        rounds.open_round(
            facts.situation.case,
            dossier.framework_id,
            submission.criteria,
            judges,
            submission.fingerprint,
            PANEL,
            actor=actor,
            at=at,
        )
    )


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
    granted(rounds.replace_judge(facts.round.id, leaving, somebody, actor=actor, at=at))
    Party.objects.filter(case=case, relation=JUDGE.key, person=leaving).delete()
    Party.objects.create(case=case, person=somebody, relation=JUDGE.key, owes=True)


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


@effect(Text(nl="je collega krijgt je voorstel", en="your colleague gets your proposal"))
def make_proposal(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The outcome, the motivation the candidate will read, and the criteria not yet sufficient."""
    submission = facts.submission
    if submission is None or facts.round is None:
        raise Refused(Denied(Sentence("Nothing was handed in yet.")))
    outcome = str(answers["outcome"])
    chosen = answers.get("not_yet")
    settled = chosen if isinstance(chosen, tuple) else ()
    not_yet = sorted({*facts.both_found_not_yet, *settled})
    _refuse_if_it_does_not_fit(facts, outcome, not_yet)
    Proposal.objects.create(
        case=facts.situation.case,
        submission=submission,
        made_by_id=facts.situation.by.person,
        made_at=at,
        outcome=outcome,
        motivation=str(answers["motivation"]),
        not_yet=not_yet,
    )


def _refuse_if_it_does_not_fit(facts: DossierFacts, outcome: str, not_yet: list[str]) -> None:
    """The outcome follows from the criteria."""
    errors: dict[str, Said] = {}
    if outcome == Proposal.Outcome.PASS and facts.both_found_not_yet:
        codes = facts.both_found_not_yet
        errors["outcome"] = Sentence("You both found {codes} not yet sufficient.", codes=codes)
    elif outcome == Proposal.Outcome.PASS and not_yet:
        errors["outcome"] = Sentence("To pass, every criterion is sufficient.")
    if outcome != Proposal.Outcome.PASS and not not_yet:
        errors["outcome"] = Sentence("Every criterion is sufficient: then the verdict is a pass.")
    if outcome == Proposal.Outcome.SUPPLEMENT and _rounds_are_over(facts):
        errors["outcome"] = Sentence("This dossier was supplemented twice; that is the most there is.")
    if errors:
        raise Refused(Incomplete(errors))


def _rounds_are_over(facts: DossierFacts) -> bool:
    return facts.submission is not None and facts.submission.number > ROUNDS_OF_SUPPLEMENT


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
