"""Contesting what an office entered in somebody's name: a case of its own, with that office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.replies import keep_reply
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.contesting import CONTESTED, ContestFacts
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.queries import person_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text, to_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Refusal


def contest(
    case: Case, seq: int, *, by: Standing, at: datetime, why: str, channel: str = "page"
) -> Case | Refusal:
    """The case in which the office that enters such things looks at it again; or why there is none."""
    entry = next((each for each in journal.entries_of(f"case:{case.pk}") if each.seq == seq), None)
    step = procedure_of(case).step_named(entry.act) if entry else None
    offices = [role.relation.office for role in step.entered_by if role.relation] if step else []
    procedure = catalogue.current(f"{CONTESTED}-{offices[0]}", on=day_of(at)) if offices else None
    if procedure is None:
        return Denied(Sentence("This was not entered by an office."))
    return open_case(
        procedure,
        by=by,
        at=at,
        unit=case.unit,
        subject=person_of(by.person),
        about=case,
        said={"entry": str(seq), "why": why},
        channel=channel,
    )


@effect(Text(nl="wie het betwist leest het", en="whoever contests it reads it"))
def answer_them(facts: ContestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    keep_reply(facts.situation.case, answers)


@effect(Text(nl="het bureau leest wat er niet klopt", en="the office reads what is not right"))
def ask_the_office(facts: ContestFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """What is contested stands in the case itself, so that nobody contests it twice."""
    case, seq = facts.situation.case, int(str(answers["entry"]))
    about = Case.objects.get(followers=case)
    entry = next(each for each in journal.entries_of(f"case:{about.pk}") if each.seq == seq)
    step = procedure_of(about).step_named(entry.act)
    said = Sentence(
        "“{step}”, which came on {day} and was entered by {name}: {why}",
        step=(step.told or step.title) if step else entry.act,
        day=date.fromisoformat(str(entry.payload["came"]["on"])),
        name=entry.name,
        why=str(answers["why"]),
    )
    Case.objects.filter(pk=case.pk).update(data={"entry": seq, "said": to_data(said)})
