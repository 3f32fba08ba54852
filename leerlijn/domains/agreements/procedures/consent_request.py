"""A request for consent, of any council (domain/agreements SM9): questions, consultation, a named vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leerlijn.domains.agreements.actions.councils import add_condition, begin_request, let_expire
from leerlijn.domains.agreements.guards.councils import (
    every_question_is_answered,
    has_not_voted_yet,
    the_clock_runs,
    the_file_is_what_was_asked,
    there_is_a_new_file,
    was_asked_from_its_agreement,
)
from leerlijn.domains.agreements.procedures.requesting import (
    COUNCIL_TERM,
    REASON,
    accept_file,
    answer,
    ask,
    hand_in_again,
    incomplete,
    lapse,
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
    dean,
    holder,
    officer,
    panel,
    registrar,
    staff,
    student,
    voter,
)
from leerlijn.domains.agreements.procedures.voting import (
    all_voted,
    call,
    cast,
    cast_by_proxy,
    changed_in_vote,
    close,
    consented,
    consented_with_conditions,
    find_all_voted,
    find_change_in_vote,
    no_quorum,
    proxy,
    refused,
    result,
    vote_called,
)
from leerlijn.domains.agreements.queries.names import names_of_consent_requests
from leerlijn.domains.agreements.queries.requests import (
    RequestFacts,
    facts_of,
)
from leerlijn.kernel.procedure import (
    CLOCK,
    Day,
    OneOf,
    Paragraph,
    Procedure,
    State,
)
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Text

OFFICES = (holder, dean, board, officer)


def those_who_can_see_to_it(facts: RequestFacts) -> Options:
    return tuple(facts.people_for_conditions)


questions = State(
    "questions",
    Text(nl="De raad stelt zijn vragen", en="The council asks its questions"),
    owner=asker,
    within=COUNCIL_TERM,
)
consultation = State(
    "consultation",
    Text(nl="De raad overlegt", en="The council consults"),
    owner=chair,
    within=COUNCIL_TERM,
)
answer_awaited = State(
    "answer_awaited",
    Text(nl="De raad wacht op een antwoord", en="The council waits for an answer"),
    owner=asker,
    within=COUNCIL_TERM,
)
file_changed = State(
    "file_changed",
    Text(nl="Het dossier is een ander dan gevraagd is", en="The file is another than was asked about"),
    owner=asker,
    within=COUNCIL_TERM,
)
refusal_stands = State(
    "refusal_stands", Text(nl="De weigering blijft staan", en="The refusal stands"), final=True
)
reconsidered = State(
    "reconsidered",
    Text(nl="Een nieuwe versie ligt voor", en="A new version lies before the council"),
    final=True,
)

back_out, new_file = withdraw(OFFICES), take_present_file(OFFICES)
expire = CLOCK.may(
    "expire",
    Text(nl="De termijn is verstreken zonder besluit", en="The term expired without a decision"),
    to=term_expired,
    then=[let_expire],
)
find_new_file = CLOCK.may(
    "find-new-file",
    Text(nl="Het dossier is veranderd", en="The file was changed"),
    to=file_changed,
    when=[there_is_a_new_file, the_clock_runs],
    at_once=True,
)

find_same_file = CLOCK.may(
    "find-same-file",
    Text(nl="Het dossier is weer wat er gevraagd is", en="The file is again what was asked about"),
    to=consultation,
    when=[the_file_is_what_was_asked],
    at_once=True,
)
call_off = chair.may(
    "call-off",
    Text(nl="Breek de stemming af", en="Call the vote off"),
    to=consultation,
    told=Text(nl="De stemming is afgebroken", en="The vote was called off"),
    together_with=[registrar],
    asks=[REASON],
)

PROCEDURE = Procedure(
    key="consent-request",
    edition="2018",
    title=Text(nl="Instemmingsaanvraag aan een raad", en="Request for consent to a council"),
    named=names_of_consent_requests,
    source=Text(
        nl="WHW art. 9.33, 9.34 en 9.38; het projectplan Kwaliteitsafspraken: inspraak medezeggenschap",
        en="WHW art. 9.33, 9.34 and 9.38; the project plan for the quality agreements: participation",
    ),
    starts_on=date(2017, 9, 1),
    roles=(asker, *OFFICES, chair, registrar, staff, student, voter, auditor, panel),
    openings=(
        holder.may(
            "ask",
            Text(nl="Vraag instemming", en="Ask for consent"),
            to=submitted,
            told=Text(nl="Instemming gevraagd", en="Consent was asked"),
            together_with=(dean, board, officer),
            when=[was_asked_from_its_agreement],
            then=[begin_request],
        ),
    ),
    table={
        submitted: (accept_file(questions), return_file, new_file, back_out, lapse),
        incomplete: (hand_in_again(OFFICES), back_out, lapse),
        questions: (
            ask,
            answer(OFFICES),
            asker.may(
                "consult",
                Text(nl="Begin het overleg met de raad", en="Begin the talk with the council"),
                to=consultation,
                told=Text(nl="Het overleg met de raad is begonnen", en="The talk with the council began"),
                together_with=OFFICES,
                when=[every_question_is_answered],
            ),
            pause,
            resume,
            new_file,
            back_out,
            lapse,
            expire,
        ),
        consultation: (
            replace(ask, to=answer_awaited),
            chair.may(
                "add-condition",
                Text(nl="Voeg een voorwaarde toe", en="Add a condition"),
                to=None,
                told=Text(nl="Er is een voorwaarde toegevoegd", en="A condition was added"),
                together_with=[registrar],
                asks=[
                    Paragraph(
                        name="condition", label=Text(nl="Wat er moet gebeuren", en="What must be done")
                    ),
                    OneOf(
                        name="owner",
                        label=Text(nl="Wie ervoor zorgt", en="Who sees to it"),
                        among=those_who_can_see_to_it,
                        required=False,
                    ),
                    Day(name="due", label=Text(nl="Uiterlijk op", en="By"), required=False),
                ],
                then=[add_condition],
            ),
            proxy,
            call,
            pause,
            resume,
            new_file,
            find_new_file,
            back_out,
            lapse,
            expire,
        ),
        answer_awaited: (
            answer(OFFICES),
            ask,
            CLOCK.may(
                "find-all-answered",
                Text(nl="Elke vraag is beantwoord", en="Every question is answered"),
                to=consultation,
                when=[every_question_is_answered, the_clock_runs],
                at_once=True,
            ),
            call,
            pause,
            resume,
            new_file,
            find_new_file,
            back_out,
            lapse,
            expire,
        ),
        file_changed: (
            new_file,
            find_same_file,
            back_out,
            lapse,
            expire,
        ),
        vote_called: (
            cast,
            cast_by_proxy,
            replace(proxy, when=(*proxy.when, has_not_voted_yet)),
            close,
            call_off,
            back_out,
            lapse,
            find_change_in_vote,
            find_all_voted,
            *result,
            expire,
        ),
        all_voted: (close, call_off, back_out, lapse, find_change_in_vote, *result, expire),
        changed_in_vote: (call_off, back_out, lapse, expire),
        no_quorum: (call, proxy, find_new_file, back_out, lapse, expire),
        refused: (
            CLOCK.may(
                "reconsider",
                Text(nl="Een nieuwe versie is voorgelegd", en="A new version was put before the council"),
                to=reconsidered,
            ),
            CLOCK.may(
                "let-stand", Text(nl="De weigering blijft staan", en="The refusal stands"), to=refusal_stands
            ),
        ),
        consented: (),
        consented_with_conditions: (),
        refusal_stands: (),
        reconsidered: (),
        term_expired: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="agreements:request",
)
