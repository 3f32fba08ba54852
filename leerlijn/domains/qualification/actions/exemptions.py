"""What the steps of an exemption write down; a granted one stands in the register in the same act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.register import ExemptionFound, ToEnter, enter_exemption
from leerlijn.domains.qualification.models import ExemptionRequest
from leerlijn.domains.qualification.models.exemptions import follows_the_advice
from leerlijn.domains.qualification.queries.duties import pseudonym_of
from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Incomplete, Refused

type Answers = Mapping[str, Answer]
STILL_TO_COME = Sentence("This day is still to come.")


def _text(answers: Answers, name: str) -> str:
    return str(answers.get(name) or "")


def _day(answers: Answers, name: str) -> date:
    day = answers[name]
    if not isinstance(day, date):
        raise TypeError(f"{name} is no day")
    return day


def _write(facts: ExemptionFacts, **columns: object) -> None:
    ExemptionRequest.objects.filter(pk=facts.asked.pk).update(**columns)


@effect(
    Text(nl="de HR-adviseur van je faculteit leest je wens", en="the HR adviser of your faculty reads it")
)
def report_wish(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """The ground is kept with the edition it was chosen from."""
    obtained_on = _day(answers, "obtained_on")
    if obtained_on > facts.situation.on:
        raise Refused(Incomplete({"obtained_on": STILL_TO_COME}))
    asked = ("ground", "diploma", "level", "issuer", "country")
    ExemptionRequest.objects.create(
        case=facts.situation.case,
        grounds=facts.grounds.key,
        obtained_on=obtained_on,
        **{name: _text(answers, name) for name in asked},
    )


@effect(
    Text(
        nl="per competentie staat er wat het bewijs laat zien, en waarom",
        en="for each competence it says what the evidence shows, and why",
    )
)
def write_findings(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    findings = {
        code: {"finding": _text(answers, f"finding_{code}"), "why": _text(answers, f"why_{code}")}
        for code in facts.competences
        if _text(answers, f"finding_{code}")
    }
    _write(facts, findings=findings)


@effect(Text(nl="elke competentie wordt opnieuw beoordeeld", en="each competence is evaluated anew"))
def evaluate_anew(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """What was found before was found of other evidence."""
    _write(facts, findings={})


@effect(Text(nl="de kandidaat ziet wanneer en waar", en="the candidate sees when and where"))
def plan_meeting(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    day, today = _day(answers, "day"), facts.situation.on
    if day < today:
        raise Refused(Incomplete({"day": Sentence("Choose {day} or later.", day=today)}))
    _write(facts, meeting_on=day, meeting_place=_text(answers, "place"))


@effect(Text(nl="het verslag ligt bij de aanvraag", en="the report is with the request"))
def write_report(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    held_on = _day(answers, "held_on")
    if held_on > facts.situation.on:
        raise Refused(Incomplete({"held_on": STILL_TO_COME}))
    _write(facts, held_on=held_on, attendees=_text(answers, "attendees"), report=_text(answers, "report"))


@effect(Text(nl="de faculteit leest het advies", en="the faculty reads the advice"))
def write_advice(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    _write(facts, advice=_text(answers, "advice"), advice_reasons=_text(answers, "reasons"))


@effect(
    Text(
        nl="de vrijstelling staat in het register en de plicht is voldaan; er volgt geen certificaat",
        en="the exemption stands in the register and the duty is met; no certificate follows from this",
    )
)
def grant_exemption(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    person, on = facts.situation.case.subject_id or 0, facts.situation.on
    _decide(facts, ExemptionRequest.Decision.GRANTED, answers, actor=actor)
    found = ExemptionFound(year=on.year, on=on, ground=facts.asked.ground, decided_by=actor.name)
    source = f"case:{facts.situation.case.pk}"
    enter_exemption(ToEnter(person, pseudonym_of(person), found, source), actor=actor, at=at)
    evaluate_duty(person, at=at)


@effect(
    Text(
        nl="de plicht blijft, met dezelfde uiterste datum; het gewone traject blijft open",
        en="the duty stays, with the same last day; the normal track stays open",
    )
)
def refuse_exemption(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    _decide(facts, ExemptionRequest.Decision.REFUSED, answers, actor=actor)


def _decide(facts: ExemptionFacts, decision: str, answers: Answers, *, actor: Actor) -> None:
    """The faculty may decide otherwise than advised, and then says why."""
    reasons = _text(answers, "reasons")
    if not reasons and not follows_the_advice(facts.asked.advice, decision):
        said = Sentence("This is not what was advised. Write why: the candidate reads it.")
        raise Refused(Incomplete({"reasons": said}))
    _write(
        facts,
        decision=decision,
        decision_reasons=reasons,
        decided_by=actor.name,
        decided_on=facts.situation.on,
    )


@effect(
    Text(
        nl="de brief staat klaar, in het Nederlands en in het Engels",
        en="the letter is there, in Dutch and in English",
    )
)
def write_letter(facts: ExemptionFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    duty = facts.duty
    until = duty.due_on if duty and facts.has_a_duty else None
    _write(facts, informed_on=facts.situation.on, duty_until=until)
