"""A request for consent, of any council (domain/agreements SM9): questions, consultation, a named vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leerlijn.domains.agreements.actions.councils import (
    add_condition,
    begin_request,
    call_vote,
    cast_vote,
    cast_vote_by_proxy,
    close_vote,
    give_proxy,
    let_expire,
    make_duties,
    tell_outcome,
)
from leerlijn.domains.agreements.guards.councils import (
    decided,
    every_question_is_answered,
    has_not_voted_yet,
    holds_a_proxy,
    is_a_member_today,
    the_file_is_what_was_asked,
    was_asked_from_its_agreement,
)
from leerlijn.domains.agreements.procedures.requesting import (
    COUNCIL_TERM,
    REASON,
    accept_file,
    answer,
    ask,
    hand_in_again,
    how_many_voted,
    incomplete,
    lapse,
    pause,
    resume,
    return_file,
    submitted,
    take_present_file,
    term_expired,
    what_is_asked,
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
from leerlijn.domains.agreements.queries.councils import RequestFacts, facts_of
from leerlijn.domains.agreements.queries.names import names_of_consent_requests
from leerlijn.kernel.procedure import (
    CLOCK,
    Choice,
    Day,
    Deadline,
    OneOf,
    Paragraph,
    Procedure,
    SeveralOf,
    State,
)
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Text

OFFICES = (holder, dean, board, officer)
CHOICES = {
    "for": Text(nl="Voor", en="For"),
    "against": Text(nl="Tegen", en="Against"),
    "abstain": Text(nl="Onthouding", en="Abstain"),
}


def members(facts: RequestFacts) -> Options:
    return tuple((str(each.person), each.name) for each in facts.members)


def other_members(facts: RequestFacts) -> Options:
    me = facts.situation.by.person
    return tuple((str(each.person), each.name) for each in facts.members if each.person != me)


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
vote_called = State(
    "vote_called", Text(nl="De raad stemt", en="The council votes"), owner=voter, within=COUNCIL_TERM
)
no_quorum = State(
    "no_quorum",
    Text(nl="Te weinig stemmen om te besluiten", en="Too few votes to decide"),
    owner=chair,
    within=COUNCIL_TERM,
)
consented = State("consented", Text(nl="De raad stemt in", en="The council consents"), final=True)
consented_with_conditions = State(
    "consented_with_conditions",
    Text(nl="De raad stemt in, onder voorwaarden", en="The council consents, with conditions"),
    final=True,
)
refused = State(
    "refused",
    Text(nl="De raad stemt niet in", en="The council does not consent"),
    owner=asker,
    within=Deadline(
        length="P3M",
        if_passed=Text(nl="de weigering blijft staan.", en="the refusal stands."),
        lapse="let-stand",
    ),
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
proxy = student.may(
    "give-proxy",
    Text(nl="Machtig een ander om voor jou te stemmen", en="Let another vote for you"),
    to=None,
    told=Text(nl="Een lid gaf een machtiging", en="A member gave a proxy"),
    together_with=[staff, chair],
    when=[is_a_member_today],
    asks=[
        OneOf(name="holder", label=Text(nl="Wie stemt voor jou", en="Who votes for you"), among=other_members)
    ],
    then=[give_proxy],
)
call = chair.may(
    "call-vote",
    Text(nl="Breng het in stemming", en="Call the vote"),
    to=vote_called,
    told=Text(nl="Het is in stemming gebracht", en="The vote was called"),
    together_with=[registrar],
    when=[the_file_is_what_was_asked],
    asks=[
        SeveralOf(
            name="present",
            label=Text(nl="Wie er zijn", en="Who is there"),
            hint=Text(
                nl="Zonder het quorum om te vergaderen kan er geen stemming zijn.",
                en="Without the quorum to meet there can be no vote.",
            ),
            among=members,
            required=False,
        )
    ],
    then=[call_vote],
)

PROCEDURE = Procedure(
    key="consent-request",
    edition="2018",
    title=Text(nl="Instemmingsaanvraag aan een raad", en="Request for consent to a council"),
    named=names_of_consent_requests,
    source="WHW art. 9.33, 9.34 and 9.38; domain/agreements SM9; project plan, participation",
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
            replace(ask, to=questions),
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
            back_out,
            lapse,
            expire,
        ),
        vote_called: (
            voter.may(
                "vote",
                Text(nl="Breng je stem uit", en="Cast your vote"),
                to=None,
                told=Text(nl="Een stem is uitgebracht", en="A vote was cast"),
                when=[is_a_member_today, has_not_voted_yet],
                asks=[
                    Choice(
                        name="choice", label=Text(nl="Je stem", en="Your vote"), among=CHOICES, weighs=True
                    )
                ],
                then=[cast_vote],
                shows=what_is_asked,
                settles=True,
                openly=True,
                decides=True,
            ),
            voter.may(
                "vote-by-proxy",
                Text(nl="Stem voor het lid dat je machtigde", en="Vote for the member who gave you a proxy"),
                to=None,
                told=Text(nl="Een stem is uitgebracht met een machtiging", en="A vote was cast by proxy"),
                when=[is_a_member_today, holds_a_proxy],
                asks=[
                    Choice(
                        name="choice",
                        label=Text(nl="De stem van het afwezige lid", en="The vote of the absent member"),
                        among=CHOICES,
                        weighs=True,
                    )
                ],
                then=[cast_vote_by_proxy],
                decides=True,
            ),
            proxy,
            chair.may(
                "close-vote",
                Text(nl="Sluit de stemming", en="Close the vote"),
                to=None,
                told=Text(nl="De stemming is gesloten", en="The vote was closed"),
                together_with=[registrar],
                asks=[
                    Paragraph(
                        name="reasons",
                        label=Text(nl="De redenen van de raad", en="The reasons of the council"),
                        hint=Text(
                            nl="Nodig als de raad niet instemt.",
                            en="Needed when the council does not consent.",
                        ),
                        required=False,
                    )
                ],
                then=[close_vote],
                shows=how_many_voted,
                decides=True,
            ),
            chair.may(
                "call-off",
                Text(nl="Breek de stemming af", en="Call the vote off"),
                to=consultation,
                told=Text(nl="De stemming is afgebroken", en="The vote was called off"),
                together_with=[registrar],
                asks=[REASON],
            ),
            back_out,
            lapse,
            CLOCK.may(
                "find-no-quorum",
                Text(nl="Te weinig stemmen om te besluiten", en="Too few votes to decide"),
                to=no_quorum,
                when=[
                    decided(
                        "no-quorum",
                        rule=Text(
                            nl="het quorum om te besluiten is er niet", en="the quorum to decide is not there"
                        ),
                    )
                ],
                at_once=True,
            ),
            CLOCK.may(
                "consent",
                Text(nl="De raad stemt in", en="The council consents"),
                to=consented,
                when=[
                    decided(
                        "consented",
                        rule=Text(nl="quorum en meerderheid zijn er", en="quorum and majority are there"),
                    )
                ],
                then=[tell_outcome],
                at_once=True,
            ),
            CLOCK.may(
                "consent-with-conditions",
                Text(nl="De raad stemt in, onder voorwaarden", en="The council consents, with conditions"),
                to=consented_with_conditions,
                when=[
                    decided(
                        "consented-with-conditions",
                        rule=Text(
                            nl="elke voorwaarde heeft een eigenaar en een datum",
                            en="each condition has an owner and a date",
                        ),
                    )
                ],
                then=[make_duties, tell_outcome],
                at_once=True,
            ),
            CLOCK.may(
                "refuse",
                Text(nl="De raad stemt niet in", en="The council does not consent"),
                to=refused,
                when=[
                    decided("refused", rule=Text(nl="er zijn redenen vastgelegd", en="reasons are recorded"))
                ],
                then=[tell_outcome],
                at_once=True,
            ),
            expire,
        ),
        no_quorum: (call, proxy, new_file, back_out, lapse, expire),
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
