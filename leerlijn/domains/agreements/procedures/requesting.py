"""What a request for advice and one for consent have in common: their terms, and what is asked in both."""

from __future__ import annotations

from typing import Any

from leerlijn.domains.agreements.procedures.asking import COUNCIL
from leerlijn.domains.agreements.queries.councils import INFERRED, PAUSES, term_of
from leerlijn.domains.agreements.queries.points import shortened
from leerlijn.kernel.procedure import Deadline, Field, OneOf, Paragraph, Setting, Until
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Count

PAUSE = PAUSES

SUBMITTED = Deadline(
    length=Setting(
        "council.complete",
        Text(nl="nagaan of een dossier compleet is", en="checking whether a file is complete"),
        "P5D",
        INFERRED,
    ),
    count=Count.WORKING,
    if_passed=Text(
        nl="de termijn van de raad is nog niet begonnen; beide kanten zien dat.",
        en="the term of the council has not begun yet; both sides see that.",
    ),
)
INCOMPLETE = Deadline(
    length=Setting(
        "council.mend", Text(nl="een dossier aanvullen", en="completing a file"), "P10D", INFERRED
    ),
    count=Count.WORKING,
    if_passed=Text(
        nl="de termijn van de raad begint pas als het dossier compleet is.",
        en="the term of the council begins only when the file is complete.",
    ),
)
COUNCIL_TERM = Until(
    day=term_of,
    if_passed=Text(
        nl="dat wordt vastgelegd als “termijn verstreken”. Het is nooit instemming.",
        en="that is recorded as “term expired”. It is never consent.",
    ),
    lapse="expire",
)
QUESTION = Paragraph(name="question", label=Text(nl="Je vraag", en="Your question"), reader=COUNCIL)


def open_questions(facts: Any) -> Options:
    return tuple((str(each.pk), shortened(each.text)) for each in facts.open_questions)


ANSWER: tuple[Field, ...] = (
    OneOf(name="question", label=Text(nl="Welke vraag", en="Which question"), among=open_questions),
    Paragraph(name="answer", label=Text(nl="Je antwoord", en="Your answer"), reader=COUNCIL),
)
REASON = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))
