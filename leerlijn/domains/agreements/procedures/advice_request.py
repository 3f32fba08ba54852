"""A request for advice, of any council (domain/agreements SM8): complete file, term, written answer.

Before the advice a talk is offered. How it is followed is announced in writing. Where it is not followed in
full there is another talk before the decision is final; then carrying it out waits four weeks, unless the
council has no objection (WHW art. 9.35 and 9.40, third paragraph).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leerlijn.domains.agreements.actions.councils import (
    announce_decision,
    answer_point,
    begin_request,
    give_advice,
    let_expire,
    record_consultation,
    tell_reaction,
)
from leerlijn.domains.agreements.guards.committees import the_committee_that_advises_is_independent
from leerlijn.domains.agreements.guards.councils import (
    a_point_waits,
    every_point_is_answered,
    every_question_is_answered,
    the_advice_is_followed,
    the_clock_runs,
    the_file_is_what_was_asked,
    was_asked_from_its_agreement,
)
from leerlijn.domains.agreements.procedures.asking import COUNCIL, in_answer
from leerlijn.domains.agreements.procedures.requesting import (
    COUNCIL_TERM,
    REACTION,
    accept_file,
    answer,
    ask,
    hand_in_again,
    incomplete,
    lapse,
    members,
    pause,
    resume,
    return_file,
    submitted,
    take_present_file,
    term_expired,
    withdraw,
    withdrawn,
)
from leerlijn.domains.agreements.procedures.roles import (
    asker,
    auditor,
    board,
    chair,
    director,
    holder,
    officer,
    panel,
    reader,
    registrar,
    staff,
    student,
)
from leerlijn.domains.agreements.queries.names import names_of_advice_requests
from leerlijn.domains.agreements.queries.requests import facts_of
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Deadline,
    Paragraph,
    Procedure,
    SeveralOf,
    State,
    usually,
)
from leerlijn.kernel.sentence import Text

OFFICES = (director, holder, board, officer)

term_running = State(
    "term_running",
    Text(nl="De termijn van de raad loopt", en="The term of the council runs"),
    owner=chair,
    within=COUNCIL_TERM,
)
answer_awaited = State(
    "answer_awaited",
    Text(nl="De raad wacht op een antwoord", en="The council waits for an answer"),
    owner=asker,
    within=COUNCIL_TERM,
)
advised = State(
    "advised",
    Text(nl="De raad heeft geadviseerd", en="The council has advised"),
    owner=asker,
    within=Deadline(
        length=REACTION,
        if_passed=Text(
            nl="de raad ziet dat het antwoord er nog niet is; besluiten kan dan niet.",
            en="the council sees that there is no answer yet; until then nothing can be decided.",
        ),
    ),
)
decision_announced = State(
    "decision_announced",
    Text(nl="Het besluit wijkt af van het advies", en="The decision differs from the advice"),
    owner=asker,
    within=usually(
        "council.consult",
        Text(nl="overleg over een afwijkend besluit", en="a talk about a decision that differs"),
        "P4W",
        if_passed=Text(nl="het besluit is nog niet definitief.", en="the decision is not final yet."),
    ),
)
further_consultation = State(
    "further_consultation",
    Text(nl="Er is verder overleg geweest", en="There was further consultation"),
    owner=asker,
    within=usually(
        "council.conclude",
        Text(nl="een besluit definitief maken", en="making a decision final"),
        "P4W",
        if_passed=Text(nl="het besluit is nog niet definitief.", en="the decision is not final yet."),
    ),
)
suspended = State(
    "suspended",
    Text(
        nl="De uitvoering wacht vier weken op de raad", en="Carrying it out waits four weeks for the council"
    ),
    owner=chair,
    within=Deadline(
        length="P4W",
        if_passed=Text(
            nl="het besluit kan worden uitgevoerd.",
            en="the decision can be carried out.",
        ),
        lapse="end-suspension",
    ),
)
final = State(
    "final",
    Text(nl="Het antwoord op het advies staat vast", en="The answer to the advice stands"),
    final=True,
)

back_out, new_file = withdraw(OFFICES), take_present_file(OFFICES)
expire = CLOCK.may(
    "expire",
    Text(nl="De termijn is verstreken zonder advies", en="The term expired without advice"),
    to=term_expired,
    then=[let_expire],
)
give = chair.may(
    "give-advice",
    Text(nl="Breng het advies uit", en="Give the advice"),
    to=advised,
    told=Text(nl="De raad heeft geadviseerd", en="The council advised"),
    together_with=[registrar],
    when=[
        every_question_is_answered,
        the_file_is_what_was_asked,
        the_committee_that_advises_is_independent,
    ],
    asks=[
        SeveralOf(
            name="present",
            label=Text(nl="Wie hierover besloten", en="Who decided on this"),
            hint=Text(
                nl="Zonder het quorum om te besluiten is er geen advies.",
                en="Without the quorum to decide there is no advice.",
            ),
            among=members,
            required=False,
        ),
        Choice(
            name="outcome",
            label=Text(nl="Het advies is", en="The advice is"),
            among={
                "positive": Text(nl="Positief", en="Positive"),
                "positive-with-remarks": Text(nl="Positief, met opmerkingen", en="Positive, with remarks"),
                "negative": Text(nl="Negatief", en="Negative"),
            },
            weighs=True,
        ),
        Paragraph(
            name="advice",
            label=Text(nl="Het advies in woorden", en="The advice in words"),
            required=False,
        ),
        Paragraph(
            name="points",
            label=Text(nl="Punten die een antwoord vragen", en="Points that ask for an answer"),
            hint=Text(nl="Eén punt per regel.", en="One point on each line."),
            required=False,
        ),
    ],
    then=[give_advice],
    decides=True,
)
PROCEDURE = Procedure(
    key="advice-request",
    edition="2018",
    title=Text(nl="Adviesaanvraag aan een raad", en="Request for advice to a council"),
    named=names_of_advice_requests,
    source=Text(
        nl="WHW art. 9.35 en 9.40; het projectplan Kwaliteitsafspraken: inspraak medezeggenschap",
        en="WHW art. 9.35 and 9.40; the project plan for the quality agreements: participation",
    ),
    starts_on=date(2017, 9, 1),
    roles=(asker, *OFFICES, chair, registrar, staff, student, reader, auditor, panel),
    openings=(
        director.may(
            "ask",
            Text(nl="Vraag advies", en="Ask for advice"),
            to=submitted,
            told=Text(nl="Advies gevraagd", en="Advice was asked"),
            together_with=(holder, board, officer),
            when=[was_asked_from_its_agreement],
            then=[begin_request],
        ),
    ),
    table={
        submitted: (accept_file(term_running), return_file, new_file, back_out, lapse),
        incomplete: (hand_in_again(OFFICES), back_out, lapse),
        term_running: (
            give,
            replace(ask, to=answer_awaited),
            pause,
            resume,
            new_file,
            back_out,
            lapse,
            expire,
        ),
        answer_awaited: (
            answer(OFFICES),
            ask,
            give,
            CLOCK.may(
                "find-all-answered",
                Text(nl="Elke vraag is beantwoord", en="Every question is answered"),
                to=term_running,
                when=[every_question_is_answered, the_clock_runs],
                at_once=True,
            ),
            pause,
            resume,
            new_file,
            back_out,
            lapse,
            expire,
        ),
        advised: (
            asker.may(
                "answer-point",
                Text(nl="Beantwoord een punt van het advies", en="Answer a point of the advice"),
                to=None,
                told=Text(
                    nl="Een punt van het advies is beantwoord", en="A point of the advice was answered"
                ),
                together_with=OFFICES,
                when=[a_point_waits],
                asks=in_answer(
                    "open_points",
                    label=Text(nl="Welk punt", en="Which point"),
                    replies=("taken-over", "partly", "declined"),
                ),
                then=[answer_point],
            ),
            asker.may(
                "announce",
                Text(nl="Maak je besluit bekend", en="Announce your decision"),
                to=decision_announced,
                told=Text(nl="Het besluit is bekendgemaakt", en="The decision was announced"),
                together_with=OFFICES,
                when=[every_point_is_answered],
                asks=[
                    Paragraph(
                        name="notice",
                        label=Text(
                            nl="Wat je besluit, en hoe je het advies volgt",
                            en="What you decide, and how you follow the advice",
                        ),
                        reader=COUNCIL,
                    )
                ],
                then=[announce_decision],
                decides=True,
            ),
        ),
        decision_announced: (
            CLOCK.may(
                "follow",
                Text(nl="Het advies is gevolgd", en="The advice is followed"),
                to=final,
                when=[the_advice_is_followed],
                at_once=True,
            ),
            asker.may(
                "consult",
                Text(nl="Leg vast wat het overleg bracht", en="Record what the talk brought"),
                to=further_consultation,
                told=Text(nl="Er is verder overleg geweest", en="There was further consultation"),
                together_with=OFFICES,
                asks=[
                    Paragraph(
                        name="brought", label=Text(nl="Wat het overleg bracht", en="What the talk brought")
                    )
                ],
                then=[record_consultation],
            ),
        ),
        further_consultation: (
            asker.may(
                "conclude",
                Text(nl="Maak het besluit definitief", en="Make the decision final"),
                to=suspended,
                told=Text(nl="Het besluit is definitief", en="The decision is final"),
                together_with=OFFICES,
                decides=True,
            ),
        ),
        suspended: (
            chair.may(
                "waive",
                Text(
                    nl="De raad heeft geen bezwaar tegen uitvoering",
                    en="The council does not object to carrying it out",
                ),
                to=final,
                told=Text(
                    nl="De raad had geen bezwaar tegen uitvoering",
                    en="The council did not object to carrying it out",
                ),
                together_with=[registrar],
                then=[tell_reaction],
            ),
            CLOCK.may(
                "end-suspension",
                Text(nl="De vier weken zijn om", en="The four weeks are over"),
                to=final,
                then=[tell_reaction],
            ),
        ),
        final: (),
        term_expired: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="agreements:request",
)
