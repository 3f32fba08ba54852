"""Conditions for the steps of an edition; pro-u.md M1."""

from __future__ import annotations

from leerlijn.domains.development.queries.editions import EditionFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="het hoort bij Pro-U", en="it belongs to Pro-U"))
def is_at_pro_u(facts: EditionFacts) -> Verdict:
    if facts.offerings:
        return ALLOWED
    return Denied(Sentence("Nothing is offered here. Plan it at Pro-U."))


@guard(Text(nl="er staat minstens één bijeenkomst", en="at least one meeting is planned"))
def has_a_session(facts: EditionFacts) -> Verdict:
    if facts.sessions:
        return ALLOWED
    return Denied(Sentence("Plan at least one meeting first."))


@guard(Text(nl="alle plaatsen zijn bezet", en="all seats are taken"))
def is_full(facts: EditionFacts) -> Verdict:
    return ALLOWED if facts.is_full else Denied(Sentence("There are seats left."))


@guard(Text(nl="er is een plaats vrij", en="there is a free seat"))
def has_room(facts: EditionFacts) -> Verdict:
    return Denied(Sentence("There is no seat left.")) if facts.is_full else ALLOWED


@guard(Text(nl="er doen genoeg mensen mee", en="enough people take part"))
def has_enough(facts: EditionFacts) -> Verdict:
    least = facts.known.least
    if facts.seated >= least:
        return ALLOWED
    return Denied(
        Counted(
            "{count} person takes part, and it needs {least}. Go on with a reason, or not at all.",
            "{count} people take part, and it needs {least}. Go on with a reason, or not at all.",
            count=facts.seated,
            least=least,
        )
    )


@guard(Text(nl="de eerste bijeenkomst is begonnen", en="the first meeting has begun"))
def has_begun(facts: EditionFacts) -> Verdict:
    if facts.situation.on >= facts.known.starts_on:
        return ALLOWED
    return Denied(Sentence("The first meeting is on {day}.", day=facts.known.starts_on))


@guard(Text(nl="van elke bijeenkomst is bekend wie er was", en="it is known of each meeting who was there"))
def attendance_is_complete(facts: EditionFacts) -> Verdict:
    if facts.situation.on < facts.last_session_on:
        return Denied(Sentence("The last meeting is on {day}.", day=facts.last_session_on))
    if not facts.unmarked:
        return ALLOWED
    return Denied(
        Counted(
            "Of {count} seat it is not known yet whether anybody was there. Fill in the list first.",
            "Of {count} seats it is not known yet whether anybody was there. Fill in the list first.",
            count=facts.unmarked,
        )
    )
