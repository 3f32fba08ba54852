"""Who take part in an enrolment, where it can stand, and until when."""

from __future__ import annotations

from datetime import date, timedelta

from leerlijn.domains.development.queries.enrolments import EnrolmentFacts
from leerlijn.domains.development.relations import PARTICIPANT
from leerlijn.foundation.meetings.actions.attendance import CORRECTED_WITHIN
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import CLOCK, Deadline, Meaning, Role, State, Until
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count

participant = Role("participant", Text(nl="deelnemer", en="participant"), Meaning.INITIATOR, PARTICIPANT)
office = Role("office", Text(nl="bureau Pro-U", en="Pro-U office"), Meaning.HANDLER, offices.PRO_U_OFFICE)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def until_it_starts(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    day = facts.edition.starts_on - timedelta(days=1)
    return day, Sentence("The first meeting is on the day after {day}.", day=day)


def until_it_begins(facts: EnrolmentFacts) -> tuple[date, Said] | None:
    day = facts.edition.starts_on
    return day, Sentence("The first meeting is on {day}.", day=day)


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
    "accepted", Text(nl="Geplaatst", en="Seated"), CLOCK, Until(day=until_it_begins, if_passed=IT_BEGINS)
)
invited = State(
    "invited", Text(nl="Uitgenodigd", en="Invited"), CLOCK, Until(day=until_it_begins, if_passed=IT_BEGINS)
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
