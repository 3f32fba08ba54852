"""A question about the staff file: accepted all the same, and a task for HR."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.foundation.cases.actions.replies import keep_reply
from leerlijn.foundation.cases.queries.questions import UNDONE
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Answer,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    State,
    effect,
    usually,
)
from leerlijn.kernel.sentence import Text

hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.HANDLER, offices.HR)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


@effect(
    Text(
        nl="het antwoord blijft bij de vraag staan; de gegevens veranderen pas met een nieuwe lijst van HR",
        en="the answer stays with the question; the data change only with a new list of HR",
    )
)
def keep_answer(facts: Situation, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    keep_reply(facts.case, answers)


asked = State(
    "asked",
    Text(nl="Een vraag over het personeelsbestand", en="A question about the staff file"),
    owner=hr,
    within=usually(
        "staff-question.answer",
        Text(nl="een vraag over iemand beantwoorden", en="answering a question on somebody"),
        "P20D",
        if_passed=Text(
            nl="de vraag blijft staan; de gegevens blijven zoals ze zijn.",
            en="the question stays; the data stay as they are.",
        ),
    ),
)
answered = State("answered", Text(nl="Beantwoord", en="Answered"), final=True)
undone = State(
    UNDONE, Text(nl="Vervallen: de lijst is teruggedraaid", en="Void: the list was undone"), final=True
)

PROCEDURE = Procedure(
    key="staff-question",
    edition="2026",
    title=Text(nl="Vraag over het personeelsbestand", en="Question about the staff file"),
    named=Text(nl="Vraag over personeelsgegevens", en="Question about staff data"),
    source=Text(
        nl="onze standaard: wat een lijst van HR moet zeggen, en wat we anders vragen",
        en="our default: what a list of HR must say, and what we ask otherwise",
    ),
    starts_on=date(2017, 9, 1),
    roles=(hr, auditor),
    openings=(CLOCK.may("ask", Text(nl="Vraag het aan HR", en="Ask HR"), to=asked),),
    table={
        asked: (
            hr.may(
                "answer",
                Text(nl="Beantwoord de vraag", en="Answer the question"),
                told=Text(nl="De vraag is beantwoord", en="The question was answered"),
                to=answered,
                asks=[
                    Paragraph(
                        name="answer",
                        label=Text(nl="Wat er klopt", en="What is right"),
                        reader=Text(nl="HR en de auditor lezen dit.", en="HR and the auditor read this."),
                    )
                ],
                then=[keep_answer],
                for_several=True,
            ),
            CLOCK.may(
                "mended",
                Text(nl="Het bestand van HR klopt nu", en="HR's file is right now"),
                to=answered,
            ),
            CLOCK.may("undo", Text(nl="De lijst is teruggedraaid", en="The list was undone"), to=undone),
        ),
        answered: (),
        undone: (),
    },
)
