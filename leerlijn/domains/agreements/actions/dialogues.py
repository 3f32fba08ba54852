"""What the steps of a talk do: it is planned, held, minuted, confirmed, and each outcome is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.domains.agreements.actions.points import answer, put_down
from leerlijn.domains.agreements.models import Dialogue, Point
from leerlijn.domains.agreements.queries.dialogues import DialogueFacts, participants_of
from leerlijn.domains.agreements.queries.points import lines_in
from leerlijn.domains.agreements.relations import ORGANISER, PARTICIPANT
from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Incomplete, Refused

type Answers = Mapping[str, Answer]

COUNTED = ("students", "teachers", "staff", "external")
"""Who took part, by group."""


@effect(
    Text(
        nl="de leden van de raad lezen mee en praten mee", en="the members of the council read and talk along"
    )
)
def plan_talk(facts: DialogueFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    case, planned_on = facts.case, answers["planned_on"]
    if not isinstance(planned_on, date):
        raise TypeError("the day of a talk is a date")
    Dialogue.objects.create(
        case=case,
        subject=str(answers["subject"]),
        planned_on=planned_on,
        form=str(answers["form"]),
        together_with=str(answers["together_with"]),
    )
    parties = [Party(case=case, person_id=facts.situation.by.person, relation=ORGANISER.key, owes=True)]
    parties += [
        Party(case=case, person_id=person, relation=PARTICIPANT.key)
        for person in participants_of(case.unit, on=facts.situation.on)
    ]
    Party.objects.bulk_create(parties, ignore_conflicts=True)


@effect(Text(nl="wie erbij was, wordt geteld en niet genoemd", en="who was there is counted, not named"))
def hold_talk(facts: DialogueFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    held_on = answers["held_on"]
    if isinstance(held_on, date) and held_on > facts.situation.on:
        raise Refused(Incomplete({"held_on": Sentence("This day is still to come.")}))
    counts = {name: int(str(answers.get(name) or 0)) for name in COUNTED}
    if not counts["students"] or not counts["teachers"]:
        raise Refused(
            Incomplete(
                {
                    "students": Sentence(
                        "Students and teachers both take part; without one of them it is no dialogue."
                    )
                }
            )
        )
    Dialogue.objects.filter(case=facts.case).update(held_on=held_on, **counts)


@effect(Text(nl="elke uitkomst krijgt straks een antwoord", en="each outcome will get an answer"))
def minute_talk(facts: DialogueFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    outcomes = lines_in(str(answers["outcomes"]))
    if not outcomes:
        raise Refused(
            Incomplete({"outcomes": Sentence("Write what the talk brought, one outcome on each line.")})
        )
    Dialogue.objects.filter(case=facts.case).update(minutes=str(answers.get("minutes") or ""))
    put_down(facts.case, outcomes, kind=Point.Kind.OUTCOME, by=facts.situation.by.person, at=at)


@effect(
    Text(
        nl="jouw aanvulling staat erbij als uitkomst, en iedereen die meepraatte kijkt opnieuw",
        en="what you add is an outcome too, and everybody who took part looks again",
    )
)
def add_outcome(facts: DialogueFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    put_down(
        facts.case, [str(answers["outcome"])], kind=Point.Kind.OUTCOME, by=facts.situation.by.person, at=at
    )
    Party.objects.filter(case=facts.case, relation=PARTICIPANT.key).update(owes=True)


@effect(Text(nl="wie meepraatte, leest wat ermee gebeurt", en="whoever took part reads what happens with it"))
def answer_outcome(facts: DialogueFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    answer(facts.case, answers, by=facts.situation.by.person, at=at)
