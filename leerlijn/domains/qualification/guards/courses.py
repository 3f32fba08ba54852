"""Conditions for the steps of a course and of a seat in it. Each refusal says what to do next."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.courses.facts import CourseFacts, SeatFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="van elke bijeenkomst is bekend wie er was", en="it is known of each meeting who was there"))
def lists_are_complete(facts: CourseFacts) -> Verdict:
    if facts.situation.on < facts.known.ends_on:
        return Denied(Sentence("The last meeting is on {day}.", day=facts.known.ends_on))
    if not facts.unmarked:
        return ALLOWED
    return Denied(
        Counted(
            "Of {count} seat it is not known yet whether anybody was there. Fill in the list first.",
            "Of {count} seats it is not known yet whether anybody was there. Fill in the list first.",
            count=facts.unmarked,
        )
    )


@guard(Text(nl="de cursus is nog niet begonnen", en="the course has not begun yet"))
def has_not_begun(facts: SeatFacts) -> Verdict:
    if facts.course.case.state == "open" and facts.situation.on < facts.course.starts_on:
        return ALLOWED
    if facts.course.case.state == "cancelled":
        return Denied(Sentence("This course does not go on. Choose another one."))
    return Denied(
        Sentence("This course began on {day}. Choose the next time it is given.", day=facts.course.starts_on)
    )


@guard(Text(nl="je werkt aan je BKO", en="you are working on your UTQ"))
def works_on_the_utq(facts: SeatFacts) -> Verdict:
    if facts.works_on_the_utq:
        return ALLOWED
    return Denied(
        Sentence(
            "These courses are for lecturers who have a duty to qualify, or a dossier. Begin a dossier first."
        )
    )


@guard(Text(nl="je hebt hier nog geen plaats", en="you have no place here yet"))
def has_no_place_yet(facts: SeatFacts) -> Verdict:
    if facts.has_another:
        return Denied(Sentence("You have a place in this course already."))
    return ALLOWED


@guard(Text(nl="je was er genoeg bij", en="you were there enough"))
def was_there_enough(facts: SeatFacts) -> Verdict:
    if facts.attended.is_marked and facts.was_there_enough:
        return ALLOWED
    return Denied(
        Sentence(
            "You were there {minutes} of {all} minutes; a statement asks {least} per cent.",
            minutes=facts.attended.minutes,
            all=facts.attended.all_minutes,
            least=facts.course.least_presence,
        )
    )


@guard(Text(nl="je was er te weinig bij", en="you were there too little"))
def was_there_too_little(facts: SeatFacts) -> Verdict:
    if facts.attended.is_marked and not facts.was_there_enough:
        return ALLOWED
    return Denied(Sentence("The list says otherwise."))


@guard(Text(nl="je verklaring is gemaakt", en="your statement is made"))
def statement_is_made(facts: SeatFacts) -> Verdict:
    if facts.statement and facts.statement.document_id:
        return ALLOWED
    return Denied(Sentence("Your statement is being made. Try again in a minute."))


@guard(Text(nl="je werkt aan een dossier", en="you are working on a dossier"))
def has_a_dossier(facts: SeatFacts) -> Verdict:
    if facts.dossier:
        return ALLOWED
    return Denied(Sentence("You have no dossier that evidence can be put in now. Begin one on your line."))


@guard(Text(nl="ze zit nog niet in je dossier", en="it is not in your dossier yet"))
def is_not_in_dossier(facts: SeatFacts) -> Verdict:
    if facts.is_in_dossier:
        return Denied(Sentence("Your statement is in your dossier already."))
    return ALLOWED
