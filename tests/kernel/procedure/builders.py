"""A small sound procedure, and ways to spoil it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure import (
    CLOCK,
    Deadline,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    State,
    guard,
)
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied


def text(said: str) -> Text:
    return Text(nl=said, en=said)


ASKER = Relation("asker", text("who asks"))
OFFICE = Relation("office-holder", text("of the office"), office="officer")
asker = Role("asker", text("asker"), Meaning.INITIATOR, ASKER)
officer = Role("officer", text("officer"), Meaning.DECIDER, OFFICE)
WITHIN = Deadline(length="P10D", if_passed=text("it is late"))

asked = State("asked", text("Asked"), owner=officer, within=WITHIN)
answered = State("answered", text("Answered"), final=True)


@guard(text("there is a subject"))
def has_subject(facts):
    return ALLOWED if facts else Denied(Sentence("There is no subject."))


ask = asker.may("ask", text("Ask"), to=asked)
answer = officer.may(
    "answer",
    text("Answer"),
    to=answered,
    when=[has_subject],
    asks=[Paragraph(name="answer", label=text("The answer"))],
)

SOUND = Procedure(
    key="question",
    edition="1",
    title=text("A question"),
    source=Text(nl="bedacht voor de tests", en="invented for the tests"),
    starts_on=date(2026, 1, 1),
    roles=(asker, officer),
    openings=(ask,),
    table={asked: (answer,), answered: ()},
)


def with_line(state: State, *steps, **changed) -> Procedure:
    """The same procedure with another line in its table: a new one, or in place of the one of that name."""
    lines = {known: line for known, line in SOUND.table.items() if known.key != state.key}
    return replace(SOUND, table={**lines, state: steps}, **changed)


def with_steps(*steps, **changed) -> Procedure:
    """The same with these steps in its first state."""
    return replace(SOUND, table={asked: steps, answered: ()}, **changed)


def of_the_clock(key="lapse", **changed):
    return CLOCK.may(key, text("Lapse"), to=answered, **changed)
