"""What the steps of a request to a council do: file, questions, conditions, outcome and answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.agreements.actions.points import answer, put_down
from leerlijn.domains.agreements.actions.reading import let_read
from leerlijn.domains.agreements.actions.voting import enough_there
from leerlijn.domains.agreements.models import (
    Condition,
    CouncilQuestion,
    CouncilRequest,
    Point,
)
from leerlijn.domains.agreements.queries.fingerprints import last_version, manifest_of
from leerlijn.domains.agreements.queries.points import lines_in
from leerlijn.domains.agreements.queries.requests import (
    ConditionFacts,
    RequestFacts,
)
from leerlijn.domains.agreements.relations import PROMISED
from leerlijn.foundation.cases.actions.naming import name_cases
from leerlijn.foundation.cases.actions.opening import Opening, open_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refused

Outcome = CouncilRequest.Outcome
type Answers = Mapping[str, Answer]

TOLD_AS: Mapping[str, str] = {
    Outcome.POSITIVE: "advised",
    Outcome.POSITIVE_WITH_REMARKS: "advised",
    Outcome.NEGATIVE: "advised",
    Outcome.CONSENTED: "consented",
    Outcome.CONSENTED_WITH_CONDITIONS: "consented",
    Outcome.REFUSED: "refused",
    Outcome.EXPIRED: "expired",
    Outcome.WITHDRAWN: "request-withdrawn",
}
"""The step of the clock by which the agenda or agreement hears of an outcome."""


def tell(about: int | None, step: str, *, at: datetime) -> None:
    """The agenda or agreement moves too, in the same transaction; where it moved on already, it stays."""
    if about is not None:
        take_step_of_clock(about, step, at=at)


@effect(
    Text(nl="de leden van de raad mogen het stuk lezen", en="the members of the council may read the paper")
)
def begin_request(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    case = facts.case
    CouncilRequest.objects.filter(case=None, about=case.about_id, kind=case.procedure).update(case=case)
    let_read([facts.asked.about_id], case.unit_id, at=at)


@effect(Text(nl="de termijn van de raad begint te lopen", en="the term of the council begins to run"))
def find_complete(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(complete_at=at)


@effect(
    Text(
        nl="het dossier van nu ligt voor, en de griffier kijkt of het compleet is",
        en="the file of now lies before the council, and the registrar looks whether it is complete",
    )
)
def put_new_file(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    manifest, version = manifest_of(facts.asked.about), last_version(facts.asked.about)
    if version is None:
        raise Refused(Denied(Sentence("There is no text yet.")))
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(
        version=version,
        sealed=manifest.canonical.decode(),
        fingerprint=manifest.fingerprint,
        put_at=at,
        complete_at=None,
        called="",
        outcome="",
        decided_at=None,
    )


@effect(Text(nl="wie de raad vroeg, krijgt je vraag", en="whoever asked the council gets your question"))
def ask_question(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    CouncilQuestion.objects.create(
        request=facts.asked,
        text=str(answers["question"]),
        asked_at=at,
        asked_by_id=facts.situation.by.person,
    )


@effect(Text(nl="de hele raad leest het antwoord", en="the whole council reads the answer"))
def answer_question(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    waiting = CouncilQuestion.objects.filter(request=facts.asked, answered_at=None)
    waiting.filter(pk=int(str(answers["question"]))).update(
        answer=str(answers["answer"]), answered_at=at, answered_by=facts.situation.by.person
    )


@effect(
    Text(
        nl="als de raad instemt, wordt dit een plicht met een eigenaar en een datum",
        en="when the council consents, this becomes a duty with an owner and a date",
    )
)
def add_condition(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    errors: dict[str, Said] = {}
    if not answers.get("owner"):
        errors["owner"] = Sentence("Name who sees to it. A condition without an owner is nobody's.")
    due = answers.get("due")
    if not isinstance(due, date):
        errors["due"] = Sentence("Write by which day. A condition without a date never has to be met.")
    elif due <= facts.situation.on:
        errors["due"] = Sentence("Choose a day that is still to come.")
    if errors or not isinstance(due, date):
        raise Refused(Incomplete(errors))
    Condition.objects.create(
        request=facts.asked,
        text=str(answers["condition"]),
        owner_id=int(str(answers["owner"])),
        due_on=due,
        made_at=at,
        made_by_id=facts.situation.by.person,
    )


@effect(Text(nl="de afspraak of agenda hoort de uitslag", en="the agreement or agenda hears the outcome"))
def tell_outcome(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    tell(facts.case.about_id, TOLD_AS[facts.asked.outcome], at=at)


@effect(Text(nl="elke voorwaarde wordt een plicht", en="each condition becomes a duty"))
def make_duties(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """A case for each at the council, with whoever was named as its owner; the council reads along."""
    procedure = catalogue.current("commitment", on=day_of(at))
    if procedure is None:
        raise LookupError("no procedure for commitments")
    openings = [
        Opening(
            step="promise",
            subject=condition.owner_id,
            unit=facts.case.unit_id,
            path=facts.case.path,
            facts=ConditionFacts(condition),
            parties={PROMISED: [condition.owner_id]},
            data={"said": condition.text},
            about=facts.case.about_id,
        )
        for condition in facts.conditions
    ]
    duties = open_cases(procedure, openings, at=at)
    for condition, duty in zip(facts.conditions, duties, strict=True):
        Condition.objects.filter(pk=condition.pk).update(duty=duty)
    name_cases(duties)
    let_read([duty.pk for duty in duties], facts.case.unit_id, at=at)


@effect(
    Text(
        nl="er is geen besluit; zwijgen is geen instemming", en="there is no decision; silence is no consent"
    )
)
def let_expire(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    _conclude(facts, Outcome.EXPIRED, at=at)


@effect(Text(nl="de raad hoeft niets meer te doen", en="the council has nothing more to do"))
def withdraw_request(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    _conclude(facts, Outcome.WITHDRAWN, at=at, reasons=str(answers.get("reason") or ""))


@effect(Text(nl="de raad hoeft niets meer te doen", en="the council has nothing more to do"))
def lapse_request(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """What it was about is withdrawn in this same step, and needs not be told."""
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(outcome=Outcome.WITHDRAWN, decided_at=at)


def _conclude(facts: RequestFacts, outcome: Outcome, *, at: datetime, reasons: str = "") -> None:
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(outcome=outcome, decided_at=at, reasons=reasons)
    tell(facts.case.about_id, TOLD_AS[outcome], at=at)


@effect(Text(nl="wie besluit, beantwoordt elk punt", en="whoever decides answers each point"))
def give_advice(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """Of a council that could decide. Remarks come one per line; what is not simply positive says why."""
    few = Sentence("{count} members decided on this; at least {quorum} of the {all} are needed.")
    there = enough_there(facts, answers, quorum=facts.decision_quorum, too_few=few)
    outcome, points = str(answers["outcome"]), lines_in(str(answers.get("points") or ""))
    if outcome != Outcome.POSITIVE and not points:
        raise Refused(
            Incomplete(
                {"points": Sentence("Write what the remarks are, one on each line: each gets an answer.")}
            )
        )
    put_down(facts.case, points, kind=Point.Kind.ADVICE, by=facts.situation.by.person, at=at)
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(
        outcome=outcome,
        decided_at=at,
        reasons=str(answers.get("advice") or ""),
        present=there,
        members=len(facts.members),
    )
    tell(facts.case.about_id, TOLD_AS[outcome], at=at)


@effect(Text(nl="de raad leest het antwoord op dit punt", en="the council reads the answer to this point"))
def answer_point(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    answer(facts.case, answers, by=facts.situation.by.person, at=at)


@effect(
    Text(
        nl="de raad leest hoe zijn advies gevolgd wordt",
        en="the council reads how its advice is followed",
    )
)
def announce_decision(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    found = CouncilRequest.objects.filter(pk=facts.asked.pk)
    found.update(decision=str(answers["notice"]), announced_at=at)


@effect(Text(nl="wat het overleg bracht, staat vast", en="what the talk brought is on record"))
def record_consultation(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    CouncilRequest.objects.filter(pk=facts.asked.pk).update(consultation=str(answers["brought"]))


@effect(Text(nl="de agenda kan worden vastgesteld", en="the agenda can be adopted"))
def tell_reaction(facts: RequestFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    tell(facts.case.about_id, "reaction-given", at=at)


def reconsidered(about: Case, *, at: datetime) -> None:
    """An earlier request that was refused is over once a new version lies before the council."""
    earlier = CouncilRequest.objects.filter(about=about, case__state="refused")
    for key in earlier.values_list("case", flat=True):
        if key is not None:
            take_step_of_clock(key, "reconsider", at=at)
