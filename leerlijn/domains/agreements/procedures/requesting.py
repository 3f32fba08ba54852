"""What a request for advice and one for consent have in common: file, questions, clock and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leerlijn.domains.agreements.actions.councils import (
    answer_question,
    ask_question,
    find_complete,
    lapse_request,
    put_new_file,
    withdraw_request,
)
from leerlijn.domains.agreements.guards.councils import (
    a_question_waits,
    is_a_member_today,
    the_file_is_what_was_asked,
    there_is_a_new_file,
)
from leerlijn.domains.agreements.procedures.asking import COUNCIL
from leerlijn.domains.agreements.procedures.roles import asker, chair, registrar, staff, student
from leerlijn.domains.agreements.queries.points import shortened
from leerlijn.domains.agreements.queries.regulations import (
    BY_RULES,
    PAUSES,
)
from leerlijn.domains.agreements.queries.requests import (
    RequestFacts,
    term_of,
)
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.procedure import (
    CLOCK,
    LOOK_AND_DECIDE,
    Deadline,
    Field,
    OneOf,
    Paragraph,
    Pauses,
    Resumes,
    Role,
    Setting,
    State,
    Step,
    Until,
)
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count


def what_is_asked(facts: RequestFacts) -> list[tuple[Said, Said | str]]:
    """What a council answers: the question, of whom, and by which right."""
    asked = facts.asked
    return [
        (Text(nl="De vraag", en="The question"), asked.question),
        (Text(nl="Van", en="From"), unit_name(asked.about.unit)),
        (Text(nl="Volgens", en="By"), Text(nl=asked.source_nl, en=asked.source_en)),
    ]


def how_many_voted(facts: RequestFacts) -> list[tuple[Said, Said | str]]:
    """The same, and whether enough members voted to decide."""
    return [
        *what_is_asked(facts),
        (
            Text(nl="Uitgebracht", en="Votes cast"),
            Sentence("{count} of {members}", count=facts.tally.total(), members=len(facts.members)),
        ),
        (
            Text(nl="Nodig voor een besluit", en="Needed for a decision"),
            Sentence("{count} of {members}", count=facts.decision_quorum, members=len(facts.members)),
        ),
    ]


SUBMITTED = Deadline(
    length=Setting(
        "council.complete",
        Text(nl="nagaan of een dossier compleet is", en="checking whether a file is complete"),
        "P5D",
        BY_RULES,
    ),
    count=Count.WORKING,
    if_passed=Text(
        nl="de termijn van de raad is nog niet begonnen; beide kanten zien dat.",
        en="the term of the council has not begun yet; both sides see that.",
    ),
)
INCOMPLETE = Deadline(
    length=Setting(
        "council.mend", Text(nl="een dossier aanvullen", en="completing a file"), "P10D", BY_RULES
    ),
    count=Count.WORKING,
    if_passed=Text(
        nl="de termijn van de raad begint pas als het dossier compleet is.",
        en="the term of the council begins only when the file is complete.",
    ),
)
REACTION = Setting(
    "council.reaction", Text(nl="antwoord op een advies", en="answer to an advice"), "P4W", BY_RULES
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


def members(facts: RequestFacts) -> Options:
    return tuple((str(each.person), each.name) for each in facts.members)


def open_questions(facts: Any) -> Options:
    return tuple((str(each.pk), shortened(each.text)) for each in facts.open_questions)


ANSWER: tuple[Field, ...] = (
    OneOf(name="question", label=Text(nl="Welke vraag", en="Which question"), among=open_questions),
    Paragraph(name="answer", label=Text(nl="Je antwoord", en="Your answer"), reader=COUNCIL),
)
REASON = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))

submitted = State(
    "submitted",
    Text(nl="Ingediend bij de raad", en="Submitted to the council"),
    owner=registrar,
    doing=LOOK_AND_DECIDE,
    within=SUBMITTED,
)
incomplete = State(
    "incomplete",
    Text(nl="Terug: het dossier is niet compleet", en="Returned: the file is not complete"),
    owner=asker,
    within=INCOMPLETE,
)
term_expired = State("term_expired", Text(nl="De termijn is verstreken", en="The term expired"), final=True)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)

return_file = registrar.may(
    "return-file",
    Text(nl="Stuur terug: er ontbreekt iets", en="Return: something is missing"),
    to=incomplete,
    told=Text(nl="Teruggestuurd: er ontbrak iets", en="Returned: something was missing"),
    together_with=[chair],
    asks=[Paragraph(name="missing", label=Text(nl="Wat ontbreekt", en="What is missing"))],
)
pause = chair.may(
    "pause",
    Text(nl="Zet de klok stil", en="Stop the clock"),
    to=None,
    told=Text(nl="De klok staat stil", en="The clock was stopped"),
    together_with=[registrar],
    clock=Pauses(PAUSES),
)
resume = chair.may(
    "resume",
    Text(nl="Laat de klok weer lopen", en="Start the clock again"),
    to=None,
    told=Text(nl="De klok loopt weer", en="The clock runs again"),
    together_with=[registrar],
    clock=Resumes(),
)
lapse = CLOCK.may(
    "lapse-with-agreement",
    Text(nl="Waarover het ging, is ingetrokken", en="What it was about was withdrawn"),
    to=withdrawn,
    then=[lapse_request],
)
ask = student.may(
    "ask-question",
    Text(nl="Stel een vraag", en="Ask a question"),
    to=None,
    told=Text(nl="Er is een vraag gesteld", en="A question was asked"),
    together_with=[staff, chair],
    when=[is_a_member_today],
    asks=[QUESTION],
    then=[ask_question],
)


def accept_file(to: State) -> Step:
    return registrar.may(
        "accept-file",
        Text(nl="Het dossier is compleet", en="The file is complete"),
        to=to,
        together_with=[chair],
        when=[the_file_is_what_was_asked],
        then=[find_complete],
    )


def answer(offices: Sequence[Role]) -> Step:
    return asker.may(
        "answer-question",
        Text(nl="Beantwoord een vraag", en="Answer a question"),
        to=None,
        told=Text(nl="Een vraag is beantwoord", en="A question was answered"),
        together_with=offices,
        when=[a_question_waits],
        asks=ANSWER,
        then=[answer_question],
    )


def take_present_file(offices: Sequence[Role]) -> Step:
    return asker.may(
        "take-present-file",
        Text(nl="Leg het dossier van nu voor", en="Put the file of now before the council"),
        to=submitted,
        told=Text(nl="Een nieuw dossier ligt voor", en="A new file lies before the council"),
        together_with=offices,
        when=[there_is_a_new_file],
        then=[put_new_file],
    )


def hand_in_again(offices: Sequence[Role]) -> Step:
    return asker.may(
        "hand-in-again",
        Text(nl="Dien het aangevulde dossier in", en="Hand in the completed file"),
        told=Text(nl="Het aangevulde dossier is ingediend", en="The completed file was handed in"),
        to=submitted,
        together_with=offices,
        then=[put_new_file],
    )


def withdraw(offices: Sequence[Role]) -> Step:
    return asker.may(
        "withdraw",
        Text(nl="Trek de vraag in", en="Withdraw the request"),
        to=withdrawn,
        told=Text(nl="De vraag is ingetrokken", en="The request was withdrawn"),
        together_with=offices,
        asks=[REASON],
        then=[withdraw_request],
    )
