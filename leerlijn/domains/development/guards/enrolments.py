"""Conditions for the steps of an enrolment; pro-u.md M2 and M4. Each refusal says what to do next."""

from __future__ import annotations

from leerlijn.domains.development.queries.editions import BEFORE_IT_OPENS, TAKES_ENROLMENTS
from leerlijn.domains.development.queries.enrolments import EnrolmentFacts, InEdition
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="de inschrijving is open", en="enrolment is open"))
def is_open(facts: InEdition) -> Verdict:
    edition, state = facts.edition, facts.edition.case.state
    if facts.situation.on > edition.closes_on:
        return Denied(
            Sentence(
                "Enrolment closed on {day}. Look for the next time in the catalogue, or ask the office.",
                day=edition.closes_on,
            )
        )
    if state in TAKES_ENROLMENTS:
        return ALLOWED
    if state in BEFORE_IT_OPENS:
        return Denied(Sentence("Enrolment opens on {day}. Come back then.", day=edition.opens_on))
    return Denied(Sentence("You cannot enrol here any more. Look for the next time in the catalogue."))


@guard(Text(nl="jouw school kan zich nu inschrijven", en="your school can enrol now"))
def is_your_turn(facts: InEdition) -> Verdict:
    """Before the general opening only who comes first by the rule of the seats; pro-u.md M1, T1.4."""
    if facts.is_general or any(facts.rule.puts_first(unit.path) for unit in facts.own_schools):
        return ALLOWED
    return Denied(
        Sentence(
            "Until {day} only partner schools can enrol. You can from the day after.",
            day=facts.last_day_of_partners,
        )
    )


@guard(Text(nl="je doet het bij wie het aanbiedt", en="you do it with whoever offers it"))
def is_with_its_owner(facts: InEdition) -> Verdict:
    if facts.situation.case.path == facts.edition.offering.unit.path:
        return ALLOWED
    return Denied(Sentence("Enrol on the page of this activity in the catalogue."))


@guard(Text(nl="je bent hier nog niet ingeschreven", en="you are not enrolled here yet"))
def is_not_enrolled_yet(facts: EnrolmentFacts) -> Verdict:
    if facts.has_another:
        return Denied(Sentence("You are enrolled here already. You find it under your enrolments."))
    return ALLOWED


@guard(Text(nl="afmelden kost nog niets", en="withdrawing costs nothing yet"))
def is_free(facts: InEdition) -> Verdict:
    if facts.is_free_to_withdraw:
        return ALLOWED
    return Denied(Sentence("Withdrawing was free until {day}.", day=facts.stages[0].day_before))


@guard(Text(nl="de gratis termijn is voorbij", en="the free days are over"))
def costs_a_fee(facts: InEdition) -> Verdict:
    if facts.is_postponed:
        return Denied(Sentence("It is postponed, so withdrawing costs nothing."))
    if facts.is_free_to_withdraw:
        return Denied(Sentence("You can still withdraw for free, until {day}.", day=facts.still_free_until))
    return ALLOWED


@guard(Text(nl="er is een collega die kan", en="there is a colleague who can"))
def has_a_colleague(facts: EnrolmentFacts) -> Verdict:
    if facts.colleagues:
        return ALLOWED
    return Denied(Sentence("We know no colleague at your school who could take the seat. Ask the office."))


@guard(Text(nl="de uitvoering is nog niet begonnen", en="it has not begun yet"))
def has_not_begun(facts: InEdition) -> Verdict:
    if facts.is_postponed or facts.situation.on < facts.edition.starts_on:
        return ALLOWED
    return Denied(Sentence("It began on {day}.", day=facts.edition.starts_on))


@guard(Text(nl="je kunt er nog bij", en="you can still come"))
def can_still_come(facts: InEdition) -> Verdict:
    """Until the first day; on that day too where enrolment is open until then."""
    last = max(facts.last_day_before, facts.edition.closes_on)
    if facts.is_postponed or facts.situation.on <= last:
        return ALLOWED
    return Denied(Sentence("It began on {day}.", day=facts.edition.starts_on))


@guard(Text(nl="het is niet uitgesteld", en="it is not postponed"))
def is_not_postponed(facts: InEdition) -> Verdict:
    if facts.is_postponed:
        return Denied(Sentence("It is postponed: nobody knows the days yet."))
    return ALLOWED


@guard(
    Text(nl="van elke bijeenkomst is bekend of je er was", en="it is known of each meeting if you were there")
)
def is_marked(facts: EnrolmentFacts) -> Verdict:
    if facts.attended.is_marked:
        return ALLOWED
    return Denied(
        Sentence(
            "Your statement comes when the list of each meeting is filled in: {marked} of {sessions} are.",
            marked=facts.attended.presence.marked,
            sessions=facts.attended.sessions,
        )
    )


@guard(Text(nl="je was er genoeg bij", en="you were there enough"))
def has_been_there_enough(facts: EnrolmentFacts) -> Verdict:
    if facts.has_been_there_enough:
        return ALLOWED
    return Denied(
        Sentence(
            "You were there {minutes} of {all} minutes; a statement asks {least} per cent.",
            minutes=facts.attended.minutes,
            all=facts.attended.all_minutes,
            least=facts.edition.offering.least_presence,
        )
    )


@guard(Text(nl="je was er te weinig bij", en="you were there too little"))
def has_been_there_too_little(facts: EnrolmentFacts) -> Verdict:
    if facts.attended.minutes and not facts.has_been_there_enough:
        return ALLOWED
    return Denied(Sentence("The list says otherwise."))


@guard(Text(nl="je was er nooit bij", en="you never were there"))
def never_came(facts: EnrolmentFacts) -> Verdict:
    if facts.attended.is_marked and not facts.attended.minutes:
        return ALLOWED
    return Denied(Sentence("The list says otherwise."))


@guard(
    Text(nl="de lijst zegt andere uren dan je verklaring", en="the list says other hours than your statement")
)
def has_other_hours(facts: EnrolmentFacts) -> Verdict:
    said = facts.statement.says if facts.statement else None
    if said and (said.profile, said.built_from) != (facts.hours, facts.was_there):
        return ALLOWED
    return Denied(Sentence("Your statement says what the list says."))


@guard(Text(nl="je was er niet genoeg bij", en="you were not there enough"))
def was_not_there_enough(facts: EnrolmentFacts) -> Verdict:
    if facts.attended.is_marked and not facts.has_been_there_enough:
        return ALLOWED
    return Denied(Sentence("The list says otherwise."))
