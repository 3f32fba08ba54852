"""An enrolment, from asking for a seat to the statement of hours; pro-u.md M2 and M4."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.development.actions.enrolments import (
    begin_enrolment,
    leave_the_list,
    let_the_offer_go,
    take_the_offer,
)
from leerlijn.domains.development.actions.statements import (
    correct_statement,
    issue_statement,
    withdraw_statement,
)
from leerlijn.domains.development.guards import enrolments as guards
from leerlijn.domains.development.procedures.enrolment.states import (
    accepted,
    attending,
    auditor,
    cancelled,
    closed,
    completed,
    declined,
    expired,
    incomplete,
    invited,
    no_show,
    not_placed,
    offered,
    office,
    participant,
    replaced,
    submitted,
    waitlisted,
    withdrawn_charged,
    withdrawn_free,
)
from leerlijn.domains.development.procedures.enrolment.steps import (
    WHAT_IS_ASKED,
    by_school,
    close,
    complete,
    fall_short,
    is_cancelled,
    moved,
    replace,
    stay_away,
    withdraw,
    withdraw_late,
)
from leerlijn.domains.development.queries.enrolments import enrolment_facts
from leerlijn.domains.development.queries.names import names_of_enrolments
from leerlijn.foundation.meetings.guards import has_a_seat, has_an_offer, is_on_the_list
from leerlijn.kernel.procedure import CLOCK, Procedure
from leerlijn.kernel.sentence import Text

PROCEDURE = Procedure(
    key="enrolment",
    edition="2026",
    title=Text(nl="Inschrijving", en="Enrolment"),
    named=names_of_enrolments,
    source=Text(
        nl="onze standaard, naar andere aanbieders: op volgorde van aanmelding; verklaring van uren",
        en="our default, after other providers: in order of receipt; statement of hours",
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
            entered_by=[office],
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
                entered_by=[office],
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
                entered_by=[office],
            ),
            participant.may(
                "decline",
                Text(nl="Laat de plaats aan een ander", en="Leave the seat to another"),
                told=Text(nl="De plaats is aan een ander gelaten", en="The seat was left to another"),
                to=declined,
                then=[let_the_offer_go],
                entered_by=[office],
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
