"""The quality agenda of a programme (domain/agreements SM1): actions of its year, ambitions, advice."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.actions.agreements import (
    asks_council,
    pass_advice_on,
    plan_dialogue,
    withdraw_requests,
    writes,
)
from leerlijn.domains.agreements.actions.rounds import join_round
from leerlijn.domains.agreements.guards.agreements import (
    a_dialogue_was_confirmed,
    outcome_is,
    says,
    the_advice_has_an_answer,
    there_is_a_council,
)
from leerlijn.domains.agreements.guards.committees import the_committee_is_independent
from leerlijn.domains.agreements.guards.rounds import a_round_is_open
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.procedures.asking import ABOUT_A_TALK, EVERYBODY, of_a_council, what_to_mind
from leerlijn.domains.agreements.procedures.deciding import ITS_YEARS, close, closed
from leerlijn.domains.agreements.procedures.planning import MAY
from leerlijn.domains.agreements.procedures.requesting import REACTION
from leerlijn.domains.agreements.procedures.roles import (
    auditor,
    board,
    committee,
    director,
    holder,
    officer,
    panel,
    reader,
    support,
)
from leerlijn.domains.agreements.queries.agreements import facts_of
from leerlijn.domains.agreements.queries.names import names_of_agendas
from leerlijn.kernel.procedure import CLOCK, Deadline, Paragraph, Procedure, State, usually
from leerlijn.kernel.sentence import Text

ADOPT = usually(
    "agenda.adopt",
    Text(nl="een agenda vaststellen", en="adopting an agenda"),
    "P4W",
    if_passed=Text(nl="de agenda ligt nog bij jou.", en="the agenda is still with you."),
)

draft = State(
    "draft", Text(nl="De agenda is in de maak", en="The agenda is being made"), owner=director, within=MAY
)
in_dialogue = State(
    "in_dialogue",
    Text(nl="In gesprek met studenten en docenten", en="In talks with students and teachers"),
    owner=director,
    within=MAY,
)
advice_requested = State(
    "advice_requested",
    Text(
        nl="De opleidingscommissie is om advies gevraagd", en="The programme committee was asked for advice"
    ),
    owner=committee,
    within=MAY,
)
advised = State(
    "advised",
    Text(nl="De opleidingscommissie heeft geadviseerd", en="The programme committee has advised"),
    owner=director,
    within=Deadline(
        length=REACTION,
        if_passed=Text(nl="de agenda kan niet worden vastgesteld.", en="the agenda cannot be adopted."),
    ),
)
reaction_given = State(
    "reaction_given",
    Text(nl="Het advies is met redenen beantwoord", en="The advice was answered with reasons"),
    owner=director,
    within=ADOPT,
)
advice_expired = State(
    "advice_expired",
    Text(nl="Er kwam geen advies binnen de termijn", en="No advice came within the term"),
    owner=director,
    within=ADOPT,
)
adopted = State(
    "adopted",
    Text(nl="De agenda is vastgesteld", en="The agenda was adopted"),
    owner=director,
    within=MAY,
)
passed_to_faculty = State(
    "passed_to_faculty",
    Text(nl="De agenda ligt bij de faculteit", en="The agenda is with the faculty"),
    final=True,
)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)

plan = director.may(
    "plan-dialogue",
    Text(nl="Plan een gesprek met studenten en docenten", en="Plan a talk with students and teachers"),
    to=in_dialogue,
    told=Text(nl="Er is een gesprek gepland", en="A talk was planned"),
    asks=ABOUT_A_TALK,
    then=[plan_dialogue],
)
write = director.may(
    "write",
    Text(nl="Schrijf de agenda", en="Write the agenda"),
    to=None,
    told=Text(nl="De agenda is geschreven", en="The agenda was written"),
    asks=[
        Paragraph(
            name="actions",
            label=Text(nl="a) Verbeteracties voor dit jaar", en="a) Improvement actions for this year"),
            hint=Text(
                nl="Bij elke actie: wat, wie ervoor zorgt en wanneer het klaar is.",
                en="With each action: what, who sees to it and when it is done.",
            ),
            reader=EVERYBODY,
        ),
        Paragraph(
            name="ambitions",
            label=Text(nl="b) Ambities voor de jaren erna", en="b) Ambitions for the years after it"),
            hint=Text(
                nl="Bij elke ambitie: welk thema, en in welke jaren.",
                en="With each ambition: which theme, and in which years.",
            ),
            reader=EVERYBODY,
        ),
        Paragraph(
            name="analysis",
            label=Text(nl="Studiesucces per groep studenten", en="Study success per group of students"),
            hint=Text(
                nl="Wat de cijfers zeggen, als de agenda daarop rust.",
                en="What the figures say, where the agenda rests on them.",
            ),
            reader=EVERYBODY,
            required=False,
        ),
    ],
    then=[writes("actions", "ambitions", "analysis")],
)
ask_advice = director.may(
    "ask-advice",
    Text(nl="Vraag de opleidingscommissie om advies", en="Ask the programme committee for advice"),
    to=advice_requested,
    told=Text(
        nl="De opleidingscommissie is om advies gevraagd", en="The programme committee was asked for advice"
    ),
    when=[
        says(
            "actions",
            "ambitions",
            rule=Text(
                nl="verbeteracties voor dit jaar en ambities voor de jaren erna zijn er allebei",
                en="improvement actions for this year and ambitions for the years after it are both there",
            ),
        ),
        a_dialogue_was_confirmed,
        there_is_a_council,
        the_committee_is_independent,
    ],
    asks=of_a_council("advice"),
    shows=what_to_mind("advice", MAY),
    then=[asks_council(CouncilRequest.Kind.ADVICE)],
)
withdraw = director.may(
    "withdraw",
    Text(nl="Trek de agenda in", en="Withdraw the agenda"),
    to=withdrawn,
    told=Text(nl="De agenda is ingetrokken", en="The agenda was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
    then=[withdraw_requests],
    decides=True,
)
adopt = director.may(
    "adopt",
    Text(nl="Stel de agenda vast", en="Adopt the agenda"),
    to=adopted,
    told=Text(nl="De agenda is vastgesteld", en="The agenda was adopted"),
    when=[the_advice_has_an_answer],
    decides=True,
)

PROCEDURE = Procedure(
    key="programme-agenda",
    edition="2018",
    title=Text(nl="Kwaliteitsagenda van een opleiding", en="Quality agenda of a programme"),
    named=names_of_agendas,
    source=Text(
        nl="het projectplan Kwaliteitsafspraken: mijlpaal van mei 2018; WHW art. 9.17, 9.18 en 9.35",
        en="the project plan for the quality agreements: milestone of May 2018; WHW art. 9.17, 9.18 and 9.35",
    ),
    starts_on=date(2017, 9, 1),
    roles=(director, committee, reader, holder, officer, board, support, auditor, panel),
    openings=(
        director.may(
            "begin",
            Text(nl="Begin een kwaliteitsagenda", en="Begin a quality agenda"),
            to=draft,
            told=Text(nl="De agenda is begonnen", en="The agenda was begun"),
            when=[a_round_is_open],
            then=[join_round],
        ),
    ),
    table={
        draft: (plan, write, withdraw, close),
        in_dialogue: (write, ask_advice, plan, withdraw, close),
        advice_requested: (
            CLOCK.may(
                "advised",
                Text(nl="De opleidingscommissie heeft geadviseerd", en="The programme committee has advised"),
                to=advised,
                when=[
                    outcome_is(
                        "positive",
                        "positive-with-remarks",
                        "negative",
                        rule=Text(nl="het advies is uitgebracht", en="the advice was given"),
                    )
                ],
            ),
            CLOCK.may(
                "expired",
                Text(nl="Er kwam geen advies binnen de termijn", en="No advice came within the term"),
                to=advice_expired,
                when=[
                    outcome_is("expired", rule=Text(nl="de termijn is verstreken", en="the term has expired"))
                ],
            ),
            CLOCK.may(
                "request-withdrawn",
                Text(nl="De adviesaanvraag is ingetrokken", en="The request for advice was withdrawn"),
                to=in_dialogue,
                when=[
                    outcome_is(
                        "withdrawn", rule=Text(nl="de vraag is ingetrokken", en="the request was withdrawn")
                    )
                ],
            ),
            withdraw,
            close,
        ),
        advised: (
            CLOCK.may(
                "reaction-given",
                Text(nl="Het advies is met redenen beantwoord", en="The advice was answered with reasons"),
                to=reaction_given,
                when=[
                    outcome_is(
                        "positive",
                        "positive-with-remarks",
                        "negative",
                        rule=Text(nl="het advies is beantwoord", en="the advice was answered"),
                    )
                ],
            ),
            adopt,
            write,
            close,
        ),
        reaction_given: (adopt, write, withdraw, close),
        advice_expired: (
            director.may(
                "adopt-without-advice",
                Text(nl="Stel de agenda vast zonder advies", en="Adopt the agenda without advice"),
                to=adopted,
                told=Text(
                    nl="De agenda is vastgesteld zonder advies", en="The agenda was adopted without advice"
                ),
                asks=[
                    Paragraph(
                        name="reason",
                        label=Text(nl="Waarom je niet wacht", en="Why you do not wait"),
                        reader=EVERYBODY,
                    )
                ],
                decides=True,
            ),
            ask_advice,
            withdraw,
            close,
        ),
        adopted: (
            director.may(
                "pass-on",
                Text(nl="Geef de agenda door aan de faculteit", en="Pass the agenda on to the faculty"),
                to=passed_to_faculty,
                told=Text(nl="De agenda ligt bij de faculteit", en="The agenda is with the faculty"),
                then=[pass_advice_on],
            ),
            close,
        ),
        passed_to_faculty: (),
        closed: (),
        withdrawn: (),
    },
    at_latest=ITS_YEARS,
    facts=facts_of,
    page="agreements:agreement",
)
