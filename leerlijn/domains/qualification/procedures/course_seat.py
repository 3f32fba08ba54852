"""A seat in a course of the UTQ: asked for, waited for, offered, and what being there led to; utq.md 3.6."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.qualification.actions.courses import (
    begin_seat,
    give_back,
    issue_statement,
    leave_the_list,
    let_the_offer_go,
    put_in_dossier,
    take_the_offer,
)
from leerlijn.domains.qualification.guards import courses as guards
from leerlijn.domains.qualification.queries.courses import SEAT
from leerlijn.domains.qualification.queries.courses.facts import SeatFacts, seat_facts
from leerlijn.domains.qualification.queries.names import names_of_seats
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.meetings.guards import has_a_seat, has_an_offer, is_on_the_list
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import CLOCK, Deadline, Meaning, Procedure, Role, State, Until, usually
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count

lecturer = Role("lecturer", Text(nl="docent", en="lecturer"), Meaning.INITIATOR, CANDIDATE)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def until_it_begins(facts: SeatFacts) -> tuple[date, Said] | None:
    day = facts.course.starts_on - timedelta(days=1)
    return day, Sentence("The first meeting is on the day after {day}.", day=day)


def while_it_is_offered(facts: SeatFacts) -> tuple[date, Said] | None:
    if facts.seat is None or facts.place.offered_until is None:
        return None
    day = facts.place.offered_until
    return day, Sentence("The seat is kept for you until {day}.", day=day)


def until_it_is_settled(facts: SeatFacts) -> tuple[date, Said] | None:
    day = facts.course.ends_on + timedelta(days=14)
    return day, Sentence("Two weeks after the last meeting: {day}.", day=day)


asked = State(
    "asked",
    Text(nl="Gevraagd", en="Asked for"),
    coordinator,
    Deadline(
        length="P3D",
        count=Count.WORKING,
        if_passed=Text(nl="de coördinator kijkt ernaar.", en="the coordinator looks at it."),
    ),
)
waiting = State(
    "waiting",
    Text(nl="Op de wachtlijst", en="On the waiting list"),
    CLOCK,
    Until(
        day=until_it_begins,
        if_passed=Text(nl="er kwam geen plaats vrij.", en="no seat came free."),
        lapse="find-none",
    ),
)
offered = State(
    "offered",
    Text(nl="Een plaats aangeboden", en="A seat is offered"),
    lecturer,
    Until(
        day=while_it_is_offered,
        if_passed=Text(nl="de plaats gaat naar de volgende.", en="the seat goes to the next."),
        lapse="let-go",
    ),
    doing=Text(nl="Neem de plaats of laat hem", en="Take the seat or leave it"),
)
seated = State(
    "seated",
    Text(nl="Geplaatst", en="Seated"),
    CLOCK,
    Until(
        day=until_it_is_settled,
        if_passed=Text(nl="je verklaring is er nog niet.", en="your statement is not there yet."),
    ),
)
attended = State(
    "attended",
    Text(nl="Gevolgd", en="Attended"),
    CLOCK,
    usually(
        "utq-seat.close",
        Text(nl="de verklaring in een dossier opnemen", en="putting the statement in a dossier"),
        "P3Y",
        if_passed=Text(nl="je kunt de verklaring zelf toevoegen.", en="you can add the statement yourself."),
        lapse="close",
    ),
)
missed = State("missed", Text(nl="Te weinig bij geweest", en="Missed too much"), final=True)
given_back = State("given_back", Text(nl="Afgemeld", en="Given back"), final=True)
not_taken = State("not_taken", Text(nl="Aanbod niet aangenomen", en="Offer not taken"), final=True)
not_placed = State("not_placed", Text(nl="Niet geplaatst", en="Not seated"), final=True)
cancelled = State("cancelled", Text(nl="Gaat niet door", en="Cancelled"), final=True)
closed = State("closed", Text(nl="Gesloten", en="Closed"), final=True)

is_cancelled = CLOCK.may(
    "cancelled", Text(nl="De cursus gaat niet door", en="The course does not go on"), to=cancelled
)

PROCEDURE = Procedure(
    key=SEAT,
    edition="2026",
    title=Text(nl="Plaats in een BKO-cursus", en="Seat in a UTQ course"),
    named=names_of_seats,
    source=Text(
        nl="hoe de cursussen van de BKO lopen: inschrijven, de wachtlijst, aanwezig zijn",
        en="how the courses of the UTQ run: registering, the waiting list, being there",
    ),
    starts_on=date(2017, 9, 1),
    roles=(lecturer, coordinator, auditor),
    openings=(
        lecturer.may(
            "ask",
            Text(nl="Neem een plaats", en="Take a seat"),
            told=Text(nl="Een plaats gevraagd", en="A seat was asked for"),
            to=asked,
            when=[guards.has_no_place_yet, guards.has_not_begun, guards.works_on_the_utq],
            then=[begin_seat],
        ),
    ),
    table={
        asked: (
            CLOCK.may(
                "seat",
                Text(nl="Er was plaats", en="There was a seat"),
                to=seated,
                when=[has_a_seat],
                at_once=True,
            ),
            CLOCK.may(
                "wait",
                Text(nl="Alles was bezet", en="All seats were taken"),
                to=waiting,
                when=[is_on_the_list],
                at_once=True,
            ),
        ),
        waiting: (
            CLOCK.may(
                "offer",
                Text(nl="Er kwam een plaats vrij", en="A seat came free"),
                to=offered,
                when=[has_an_offer],
            ),
            lecturer.may(
                "leave-list",
                Text(nl="Ga van de wachtlijst af", en="Leave the waiting list"),
                told=Text(nl="Van de wachtlijst gegaan", en="Left the waiting list"),
                to=given_back,
                then=[leave_the_list],
            ),
            CLOCK.may(
                "find-none",
                Text(nl="Er kwam geen plaats vrij", en="No seat came free"),
                to=not_placed,
                then=[leave_the_list],
            ),
            is_cancelled,
        ),
        offered: (
            lecturer.may(
                "take-seat",
                Text(nl="Neem de plaats", en="Take the seat"),
                told=Text(nl="De plaats is aangenomen", en="The seat was taken"),
                to=seated,
                when=[guards.has_not_begun],
                then=[take_the_offer],
            ),
            lecturer.may(
                "decline",
                Text(nl="Laat de plaats aan een ander", en="Leave the seat to another"),
                told=Text(nl="De plaats is aan een ander gelaten", en="The seat was left to another"),
                to=not_taken,
                then=[let_the_offer_go],
            ),
            CLOCK.may(
                "let-go",
                Text(nl="Het aanbod verliep", en="The offer ran out"),
                to=not_taken,
                then=[let_the_offer_go],
            ),
            is_cancelled,
        ),
        seated: (
            lecturer.may(
                "give-back",
                Text(nl="Meld je af", en="Give your seat back"),
                told=Text(nl="Afgemeld", en="The seat was given back"),
                to=given_back,
                when=[guards.has_not_begun],
                then=[give_back],
                together_with=[coordinator],
            ),
            CLOCK.may(
                "attend",
                Text(nl="Je was er genoeg bij", en="You were there enough"),
                to=attended,
                when=[guards.was_there_enough],
                then=[issue_statement],
            ),
            CLOCK.may(
                "miss",
                Text(nl="Je was er te weinig bij", en="You were there too little"),
                to=missed,
                when=[guards.was_there_too_little],
            ),
            is_cancelled,
        ),
        attended: (
            lecturer.may(
                "put-in-dossier",
                Text(nl="Neem de verklaring op in je dossier", en="Put the statement in your dossier"),
                told=Text(nl="De verklaring zit in het dossier", en="The statement was put in the dossier"),
                to=None,
                when=[guards.statement_is_made, guards.has_a_dossier, guards.is_not_in_dossier],
                then=[put_in_dossier],
            ),
            CLOCK.may("close", Text(nl="De zaak is gesloten", en="The case is closed"), to=closed),
        ),
        missed: (),
        given_back: (),
        not_taken: (),
        not_placed: (),
        cancelled: (),
        closed: (),
    },
    facts=seat_facts,
    page="qualification:seat",
)
