"""A talk about the quality of teaching (domain/agreements SM2): held, minuted, confirmed, used."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.actions.dialogues import (
    add_outcome,
    answer_outcome,
    hold_talk,
    minute_talk,
    plan_talk,
)
from leerlijn.domains.agreements.guards.dialogues import (
    an_outcome_waits,
    every_outcome_is_answered,
    everybody_confirmed,
)
from leerlijn.domains.agreements.procedures.asking import ABOUT_A_TALK, EVERYBODY, in_answer
from leerlijn.domains.agreements.procedures.roles import (
    auditor,
    board,
    director,
    holder,
    officer,
    organiser,
    panel,
    participant,
    support,
)
from leerlijn.domains.agreements.queries.dialogues import DialogueFacts, facts_of
from leerlijn.domains.agreements.queries.names import names_of_dialogues
from leerlijn.kernel.procedure import (
    CLOCK,
    Day,
    Paragraph,
    Procedure,
    State,
    Until,
    WholeNumber,
    usually,
)
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of

ORGANISERS = (holder, director, officer, board, support)


def on_the_planned_day(facts: DialogueFacts) -> tuple[date, Said] | None:
    if facts.dialogue is None:
        day = day_of(facts.case.opened_at)
        return day, Sentence("The talk is being planned.")
    return facts.dialogue.planned_on, Sentence("The talk is planned for this day.")


def where_it_can_come_back(facts: DialogueFacts) -> Options:
    return tuple(facts.places_to_take_up)


planned = State(
    "planned",
    Text(nl="Het gesprek is gepland", en="The talk is planned"),
    owner=organiser,
    doing=Text(nl="Leg vast of het gesprek er was", en="Record whether the talk was held"),
    within=Until(
        day=on_the_planned_day,
        if_passed=Text(
            nl="zeg of het gesprek er was, of zeg het af.",
            en="say whether the talk was held, or call it off.",
        ),
    ),
)
held = State(
    "held",
    Text(nl="Het gesprek is gevoerd", en="The talk was held"),
    owner=organiser,
    within=usually(
        "dialogue.minutes",
        Text(nl="uitkomsten vastleggen", en="writing down the outcomes"),
        "P10D",
        if_passed=Text(
            nl="wie meepraatte, ziet dat er nog niets vastligt.",
            en="whoever took part sees that nothing is on record.",
        ),
    ),
)
minuted = State(
    "minuted",
    Text(nl="De uitkomsten liggen vast", en="The outcomes are written down"),
    owner=participant,
    within=usually(
        "dialogue.correct",
        Text(nl="uitkomsten aanvullen", en="adding to the outcomes"),
        "P10D",
        if_passed=Text(
            nl="de uitkomsten zijn vastgesteld zoals ze er staan.",
            en="the outcomes are confirmed as they stand.",
        ),
        lapse="confirm-in-time",
    ),
)
confirmed = State(
    "confirmed",
    Text(nl="De uitkomsten wachten op antwoord", en="The outcomes wait for an answer"),
    owner=organiser,
    within=usually(
        "dialogue.answer",
        Text(nl="uitkomsten beantwoorden", en="answering the outcomes"),
        "P8W",
        if_passed=Text(
            nl="wie meepraatte, ziet welke uitkomst nog geen antwoord heeft.",
            en="whoever took part sees which outcome has no answer yet.",
        ),
    ),
)
used = State(
    "used", Text(nl="Elke uitkomst heeft een antwoord", en="Every outcome has an answer"), final=True
)
called_off = State(
    "called_off", Text(nl="Het gesprek ging niet door", en="The talk was called off"), final=True
)

PROCEDURE = Procedure(
    key="dialogue",
    edition="2018",
    title=Text(nl="Gesprek over onderwijskwaliteit", en="Talk about the quality of teaching"),
    named=names_of_dialogues,
    source=Text(
        nl="het projectplan Kwaliteitsafspraken: horizontale dialoog en inspraak medezeggenschap",
        en="the project plan for the quality agreements: horizontal dialogue and participation",
    ),
    starts_on=date(2017, 9, 1),
    roles=(organiser, participant, *ORGANISERS, auditor, panel),
    openings=(
        holder.may(
            "plan",
            Text(nl="Plan een gesprek", en="Plan a talk"),
            to=planned,
            told=Text(nl="Er is een gesprek gepland", en="A talk was planned"),
            together_with=ORGANISERS[1:],
            asks=ABOUT_A_TALK,
            then=[plan_talk],
        ),
    ),
    table={
        planned: (
            organiser.may(
                "hold",
                Text(nl="Het gesprek is gevoerd", en="The talk was held"),
                to=held,
                together_with=ORGANISERS,
                asks=[
                    Day(name="held_on", label=Text(nl="Op welke dag", en="On which day")),
                    WholeNumber(
                        name="students", label=Text(nl="Hoeveel studenten", en="How many students"), most=5000
                    ),
                    WholeNumber(
                        name="teachers", label=Text(nl="Hoeveel docenten", en="How many teachers"), most=5000
                    ),
                    WholeNumber(
                        name="staff",
                        label=Text(nl="Hoeveel andere medewerkers", en="How many other staff"),
                        most=5000,
                        required=False,
                    ),
                    WholeNumber(
                        name="external",
                        label=Text(nl="Hoeveel mensen van buiten", en="How many people from outside"),
                        most=5000,
                        required=False,
                    ),
                ],
                then=[hold_talk],
            ),
            organiser.may(
                "call-off",
                Text(nl="Zeg het gesprek af", en="Call the talk off"),
                told=Text(nl="Het gesprek is afgezegd", en="The talk was called off"),
                to=called_off,
                together_with=ORGANISERS,
                asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=EVERYBODY)],
            ),
        ),
        held: (
            organiser.may(
                "minute",
                Text(nl="Leg de uitkomsten vast", en="Write down the outcomes"),
                to=minuted,
                told=Text(nl="De uitkomsten liggen vast", en="The outcomes were written down"),
                together_with=ORGANISERS,
                asks=[
                    Paragraph(
                        name="outcomes",
                        label=Text(nl="Wat het gesprek bracht", en="What the talk brought"),
                        hint=Text(
                            nl="Eén uitkomst per regel. Elke uitkomst krijgt een antwoord.",
                            en="One outcome on each line. Each outcome gets an answer.",
                        ),
                    ),
                    Paragraph(
                        name="minutes",
                        label=Text(nl="Verslag", en="Minutes"),
                        required=False,
                        reader=EVERYBODY,
                    ),
                ],
                then=[minute_talk],
            ),
        ),
        minuted: (
            participant.may(
                "add-outcome",
                Text(nl="Vul aan: dit ontbreekt", en="Add: this is missing"),
                to=None,
                told=Text(nl="Er is een uitkomst toegevoegd", en="An outcome was added"),
                asks=[Paragraph(name="outcome", label=Text(nl="Wat ontbreekt", en="What is missing"))],
                then=[add_outcome],
            ),
            participant.may(
                "confirm",
                Text(nl="Dit klopt", en="This is right"),
                to=None,
                told=Text(
                    nl="Iemand die meepraatte, vindt dat dit klopt",
                    en="Somebody who took part finds this right",
                ),
                settles=True,
                openly=True,
            ),
            CLOCK.may(
                "confirm-together",
                Text(nl="De uitkomsten zijn vastgesteld", en="The outcomes are confirmed"),
                to=confirmed,
                when=[everybody_confirmed],
                at_once=True,
            ),
            CLOCK.may(
                "confirm-in-time",
                Text(nl="De uitkomsten zijn vastgesteld", en="The outcomes are confirmed"),
                to=confirmed,
            ),
        ),
        confirmed: (
            organiser.may(
                "answer-outcome",
                Text(nl="Beantwoord een uitkomst", en="Answer an outcome"),
                to=None,
                told=Text(nl="Een uitkomst is beantwoord", en="An outcome was answered"),
                together_with=ORGANISERS,
                when=[an_outcome_waits],
                asks=in_answer(
                    "open_outcomes",
                    label=Text(nl="Welke uitkomst", en="Which outcome"),
                    replies=("taken-over", "partly", "later", "declined"),
                    place=where_it_can_come_back,
                ),
                then=[answer_outcome],
            ),
            CLOCK.may(
                "be-used",
                Text(nl="Elke uitkomst heeft een antwoord", en="Every outcome has an answer"),
                to=used,
                when=[every_outcome_is_answered],
                at_once=True,
            ),
        ),
        used: (),
        called_off: (),
    },
    facts=facts_of,
    page="agreements:dialogue",
)
