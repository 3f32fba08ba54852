"""Conditions for the steps of a team; pro-u.md M3. Each refusal says what to do next."""

from __future__ import annotations

from leerlijn.domains.development.queries.teams import TeamFacts
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="je leidt een school", en="you lead a school"))
def leads_a_school(facts: TeamFacts) -> Verdict:
    if facts.schools:
        return ALLOWED
    return Denied(Sentence("Only who leads a school enrols a team. You can enrol yourself."))


@guard(Text(nl="er is een collega die kan", en="there is a colleague who can"))
def has_a_colleague_left(facts: TeamFacts) -> Verdict:
    if facts.colleagues:
        return ALLOWED
    return Denied(Sentence("We know no teacher of your school without a place here. Ask the office."))


@guard(Text(nl="iedereen heeft ja gezegd", en="everybody said yes"))
def is_complete(facts: TeamFacts) -> Verdict:
    if not facts.asked and facts.seated >= facts.known.size:
        return ALLOWED
    return Denied(Sentence("Not everybody said yes yet."))


@guard(Text(nl="iedereen heeft geantwoord, en niet iedereen doet mee", en="all answered, and not all come"))
def is_smaller(facts: TeamFacts) -> Verdict:
    if not facts.asked and facts.seated < facts.known.size:
        return ALLOWED
    return Denied(Sentence("Somebody has not answered yet."))
