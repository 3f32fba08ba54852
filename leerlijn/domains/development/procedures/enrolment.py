"""An enrolment, from asking for a seat to the statement of hours; pro-u.md M2 and M4."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.development.actions.enrolments import (
    begin_enrolment,
    give_back,
    give_back_late,
    hand_over,
    leave_the_list,
    let_the_offer_go,
    owe_for_staying_away,
    owe_price,
    take_the_offer,
)
from leerlijn.domains.development.actions.statements import (
    correct_statement,
    issue_statement,
    withdraw_statement,
)
from leerlijn.domains.development.guards import enrolments as guards
from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.queries.enrolments import EnrolmentFacts, enrolment_facts
from leerlijn.domains.development.queries.names import names_of_enrolments
from leerlijn.domains.development.relations import PARTICIPANT
from leerlijn.foundation.meetings.actions.attendance import CORRECTED_WITHIN
from leerlijn.foundation.meetings.guards import has_a_seat, has_an_offer, is_on_the_list
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Deadline,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    State,
    Until,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count

participant = Role("participant", Text(nl="deelnemer", en="participant"), Meaning.INITIATOR, PARTICIPANT)
office = Role("office", Text(nl="bureau Pro-U", en="Pro-U office"), Meaning.HANDLER, offices.PRO_U_OFFICE)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def until_it_starts(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    day = facts.edition.starts_on - timedelta(days=1)
    return day, Sentence("The first meeting is on the day after {day}.", day=day)


def while_it_is_offered(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    if facts.enrolment is None or facts.place.offered_until is None:
        return None
    day = facts.place.offered_until
    return day, Sentence("The seat is kept for you until {day}.", day=day)


def until_it_is_settled(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    day = facts.edition.ends_on + timedelta(days=14)
    return day, Sentence("Two weeks after the last meeting: {day}.", day=day)


def until_the_list_closes(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    day = facts.edition.ends_on + CORRECTED_WITHIN
    return day, Sentence("The list of who was there can be corrected until {day}.", day=day)


submitted = State(
    "submitted",
    Text(nl="Ontvangen", en="Received"),
    office,
    Deadline(
        length="P3D",
        count=Count.WORKING,
        if_passed=Text(nl="het bureau kijkt ernaar.", en="the office looks at it."),
    ),
)
waitlisted = State(
    "waitlisted",
    Text(nl="Op de wachtlijst", en="On the waiting list"),
    CLOCK,
    Until(
        day=until_it_starts,
        if_passed=Text(nl="er kwam geen plaats vrij.", en="no seat came free."),
        lapse="find-none",
    ),
)
offered = State(
    "offered",
    Text(nl="Een plaats aangeboden", en="A seat is offered"),
    participant,
    Until(
        day=while_it_is_offered,
        if_passed=Text(nl="de plaats gaat naar de volgende.", en="the seat goes to the next."),
        lapse="let-go",
    ),
    doing=Text(nl="Neem de plaats of laat hem", en="Take the seat or leave it"),
)
IT_BEGINS = Text(nl="het begint.", en="it begins.")
accepted = State(
    "accepted", Text(nl="Geplaatst", en="Seated"), CLOCK, Until(day=until_it_starts, if_passed=IT_BEGINS)
)
invited = State(
    "invited", Text(nl="Uitgenodigd", en="Invited"), CLOCK, Until(day=until_it_starts, if_passed=IT_BEGINS)
)
attending = State(
    "attending",
    Text(nl="Doet mee", en="Attending"),
    CLOCK,
    Until(
        day=until_it_is_settled,
        if_passed=Text(nl="je verklaring is er nog niet.", en="your statement is not there yet."),
    ),
)
CAN_BE_CORRECTED = Until(
    day=until_the_list_closes,
    if_passed=Text(nl="de lijst staat vast.", en="the list stands."),
    lapse="close",
)
completed = State("completed", Text(nl="Afgerond", en="Completed"), CLOCK, CAN_BE_CORRECTED)
incomplete = State("incomplete", Text(nl="Niet afgerond", en="Not completed"), CLOCK, CAN_BE_CORRECTED)
no_show = State("no_show", Text(nl="Niet gekomen", en="Did not come"), CLOCK, CAN_BE_CORRECTED)
closed = State("closed", Text(nl="Gesloten", en="Closed"), final=True)
withdrawn_free = State("withdrawn_free", Text(nl="Afgemeld", en="Withdrawn"), final=True)
withdrawn_charged = State(
    "withdrawn_charged", Text(nl="Afgemeld, met kosten", en="Withdrawn, with a fee"), final=True
)
replaced = State("replaced", Text(nl="Vervangen door een collega", en="Replaced by a colleague"), final=True)
declined = State("declined", Text(nl="Aanbod niet aangenomen", en="Offer declined"), final=True)
expired = State("expired", Text(nl="Aanbod verlopen", en="Offer ran out"), final=True)
not_placed = State("not_placed", Text(nl="Niet geplaatst", en="Not seated"), final=True)
cancelled = State("cancelled", Text(nl="Gaat niet door", en="Cancelled"), final=True)

SCHOOL = Enrolment.Payer.SCHOOL
PAYERS = {
    SCHOOL: Text(nl="mijn school", en="my school"),
    Enrolment.Payer.SELF: Text(nl="ikzelf", en="myself"),
}
"""The school only for who works at one."""
WHAT_IS_ASKED = (
    OneOf(
        name="school",
        label=Text(nl="Voor welke school", en="For which school"),
        among=lambda facts: facts.schools,
        required=False,
    ),
    OneOf(
        name="payer",
        label=Text(nl="Wie betaalt", en="Who pays"),
        among=lambda facts: [each for each in PAYERS.items() if each[0] != SCHOOL or facts.schools],
        only_if=lambda facts: bool(facts.price),
    ),
    Paragraph(
        name="question",
        label=Text(nl="Wat wil je vooraf vragen of vertellen", en="What you want to ask or tell beforehand"),
        reader=Text(nl="Dit leest wie de bijeenkomsten leidt.", en="Whoever leads the meetings reads this."),
        required=False,
        longest=1000,
    ),
)

withdraw = participant.may(
    "withdraw",
    Text(nl="Meld je gratis af", en="Withdraw for free"),
    told=Text(nl="Gratis afgemeld", en="Withdrawn for free"),
    to=withdrawn_free,
    when=[guards.has_not_begun, guards.is_free],
    then=[give_back],
    together_with=[office],
)
withdraw_late = participant.may(
    "withdraw-late",
    Text(nl="Meld je af en betaal een deel", en="Withdraw and pay a part"),
    told=Text(nl="Laat afgemeld; een deel is verschuldigd", en="Withdrawn late; a part is owed"),
    to=withdrawn_charged,
    when=[guards.has_not_begun, guards.costs_a_fee],
    then=[give_back_late],
    only_if=lambda facts: bool(facts.stages),
)
replace = participant.may(
    "replace",
    Text(nl="Laat een collega gaan", en="Let a colleague go"),
    told=Text(nl="Een collega gaat in de plaats", en="A colleague goes instead"),
    to=replaced,
    when=[guards.has_not_begun, guards.has_a_colleague],
    asks=[
        OneOf(
            name="colleague",
            label=Text(nl="Wie gaat er in jouw plaats", en="Who goes in your place"),
            among=lambda facts: facts.colleagues,
        )
    ],
    then=[hand_over],
    together_with=[office],
)
by_school = CLOCK.may(
    "withdrawn-by-school",
    Text(nl="De school meldt het team af", en="The school withdraws the team"),
    to=withdrawn_free,
)
moved = CLOCK.may("moved", Text(nl="De dagen zijn veranderd", en="The days changed"), to=None)
complete = CLOCK.may(
    "complete",
    Text(nl="Je was er genoeg bij", en="You were there enough"),
    to=completed,
    when=[guards.is_marked, guards.has_been_there_enough],
    then=[owe_price, issue_statement],
)
fall_short = CLOCK.may(
    "fall-short",
    Text(nl="Je was er te weinig bij", en="You were there too little"),
    to=incomplete,
    when=[guards.is_marked, guards.has_been_there_too_little],
    then=[owe_price],
)
stay_away = CLOCK.may(
    "stay-away",
    Text(nl="Je kwam niet", en="You did not come"),
    to=no_show,
    when=[guards.never_came],
    then=[owe_for_staying_away],
)
close = CLOCK.may("close", Text(nl="De lijst staat vast", en="The list stands"), to=closed)
is_cancelled = CLOCK.may("cancelled", Text(nl="Het gaat niet door", en="It does not go on"), to=cancelled)

PROCEDURE = Procedure(
    key="enrolment",
    edition="2026",
    title=Text(nl="Inschrijving", en="Enrolment"),
    named=names_of_enrolments,
    source=Text(
        nl="hoe Pro-U werkt: inschrijven, aanwezig zijn en een verklaring krijgen",
        en="how Pro-U works: enrolling, attending and getting a statement",
    ),
    starts_on=date(2020, 1, 1),
    roles=(participant, office, auditor),
    openings=(
        participant.may(
            "enrol",
            Text(nl="Schrijf je in", en="Enrol"),
            told=Text(nl="Ingeschreven", en="Enrolled"),
            to=submitted,
            when=[guards.is_with_its_owner, guards.is_not_enrolled_yet, guards.is_open, guards.is_your_turn],
            asks=WHAT_IS_ASKED,
            then=[begin_enrolment],
        ),
        CLOCK.may(
            "substitute",
            Text(nl="In plaats van een collega", en="In place of a colleague"),
            told=Text(nl="Gekomen in plaats van een collega", en="Came in place of a colleague"),
            to=submitted,
        ),
        CLOCK.may(
            "named-by-school", Text(nl="Genoemd door je school", en="Named by your school"), to=submitted
        ),
    ),
    facts=enrolment_facts,
    page="development:enrolment",
    table={
        submitted: (
            CLOCK.may(
                "accept",
                Text(nl="Er was plaats", en="There was a seat"),
                to=accepted,
                when=[has_a_seat],
                at_once=True,
            ),
            CLOCK.may(
                "wait",
                Text(nl="Alles was bezet", en="All seats were taken"),
                to=waitlisted,
                when=[is_on_the_list],
                at_once=True,
            ),
            CLOCK.may(
                "reserve",
                Text(nl="Je school hield een plaats vast", en="Your school held a seat"),
                to=offered,
                when=[has_an_offer],
            ),
            is_cancelled,
        ),
        waitlisted: (
            CLOCK.may(
                "offer",
                Text(nl="Er kwam een plaats vrij", en="A seat came free"),
                to=offered,
                when=[has_an_offer],
            ),
            participant.may(
                "leave-list",
                Text(nl="Ga van de wachtlijst af", en="Leave the waiting list"),
                told=Text(nl="Van de wachtlijst gegaan", en="Left the waiting list"),
                to=withdrawn_free,
                then=[leave_the_list],
            ),
            CLOCK.may(
                "find-none",
                Text(nl="Er kwam geen plaats vrij", en="No seat came free"),
                to=not_placed,
                when=[guards.is_not_postponed],
                then=[leave_the_list],
            ),
            moved,
            by_school,
            is_cancelled,
        ),
        offered: (
            participant.may(
                "take-seat",
                Text(nl="Neem de plaats", en="Take the seat"),
                told=Text(nl="De plaats is aangenomen", en="The seat was taken"),
                to=accepted,
                when=[guards.can_still_come],
                then=[take_the_offer],
            ),
            participant.may(
                "decline",
                Text(nl="Laat de plaats aan een ander", en="Leave the seat to another"),
                told=Text(nl="De plaats is aan een ander gelaten", en="The seat was left to another"),
                to=declined,
                then=[let_the_offer_go],
            ),
            CLOCK.may(
                "let-go",
                Text(nl="Het aanbod verliep", en="The offer ran out"),
                to=expired,
                then=[let_the_offer_go],
            ),
            moved,
            by_school,
            is_cancelled,
        ),
        accepted: (
            withdraw,
            withdraw_late,
            replace,
            CLOCK.may("invite", Text(nl="Het gaat door", en="It goes on"), to=invited),
            moved,
            by_school,
            is_cancelled,
        ),
        invited: (
            withdraw,
            withdraw_late,
            replace,
            CLOCK.may("attend", Text(nl="Je was er", en="You were there"), to=attending),
            stay_away,
            moved,
            by_school,
            is_cancelled,
        ),
        attending: (
            participant.may(
                "ask-statement",
                Text(nl="Vraag je verklaring", en="Ask for your statement"),
                told=Text(nl="De verklaring is gevraagd", en="The statement was asked for"),
                to=completed,
                when=[guards.is_marked, guards.has_been_there_enough],
                then=[issue_statement],
                together_with=[office],
            ),
            complete,
            fall_short,
            stay_away,
            is_cancelled,
        ),
        completed: (
            CLOCK.may(
                "correct-statement",
                Text(
                    nl="De lijst is verbeterd, en je verklaring ook",
                    en="The list and your statement are corrected",
                ),
                to=None,
                when=[guards.has_been_there_enough, guards.has_other_hours],
                then=[correct_statement],
            ),
            CLOCK.may(
                "withdraw-statement",
                Text(
                    nl="Na verbetering van de lijst is je verklaring ingetrokken",
                    en="The list was corrected, and your statement withdrawn",
                ),
                to=incomplete,
                when=[guards.was_not_there_enough],
                then=[withdraw_statement],
            ),
            close,
        ),
        incomplete: (stay_away, complete, close),
        no_show: (fall_short, complete, close),
        closed: (),
        withdrawn_free: (),
        withdrawn_charged: (),
        replaced: (),
        declined: (),
        expired: (),
        not_placed: (),
        cancelled: (),
    },
)
