"""Conditions for the steps of a tailor-made request; pro-u.md M9."""

from __future__ import annotations

from leerlijn.domains.development.queries.requests import RequestFacts, content_of
from leerlijn.foundation.people.relations import PRO_U_DIRECTOR
from leerlijn.kernel.money import EURO, Money
from leerlijn.kernel.policy import holds
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@guard(Text(nl="je werkt op een school", en="you work at a school"))
def works_at_a_school(facts: RequestFacts) -> Verdict:
    if facts.schools:
        return ALLOWED
    return Denied(Sentence("We do not know at which school you work. Ask the office to add you."))


@guard(Text(nl="er ligt een voorstel", en="there is a proposal"))
def has_a_proposal(facts: RequestFacts) -> Verdict:
    if facts.newest:
        return ALLOWED
    return Denied(Sentence("Write the proposal first."))


@guard(Text(nl="deze versie is nog niet verstuurd", en="this version was not sent yet"))
def is_not_sent_yet(facts: RequestFacts) -> Verdict:
    newest = facts.newest
    if newest and newest.sent_at is None:
        return ALLOWED
    return Denied(Sentence("This version was sent already. Write a new one first."))


@guard(Text(nl="het voorstel is nog geldig", en="the proposal is still valid"))
def is_still_valid(facts: RequestFacts) -> Verdict:
    newest = facts.newest
    if newest and newest.valid_until >= facts.situation.on:
        return ALLOWED
    return Denied(Sentence("The proposal was valid until {day}.", day=newest.valid_until if newest else ""))


@guard(Text(nl="dit bedrag mag jij voorstellen", en="you may propose this price"))
def is_within_your_mandate(facts: RequestFacts) -> Verdict:
    """The director proposes any amount; pro-u.md M9, T9.6."""
    newest, limit = facts.newest, facts.mandate
    if newest is None or limit is None or holds(facts.situation.by, PRO_U_DIRECTOR, facts.situation.thing):
        return ALLOWED
    if Money(content_of(newest).price) <= EURO * limit:
        return ALLOWED
    return Denied(Sentence("Above {limit} euros the director sends the proposal.", limit=limit))


@guard(Text(nl="er is iemand die voor de school mag tekenen", en="somebody may sign for the school"))
def has_a_signatory(facts: RequestFacts) -> Verdict:
    if facts.signatories:
        return ALLOWED
    return Denied(
        Sentence("We know no leader of this school with a mail address. Ask the school who may sign.")
    )


@guard(Text(nl="je leidt deze school vandaag", en="you lead this school today"))
def leads_the_school(facts: RequestFacts) -> Verdict:
    if any(leader.pk == facts.situation.by.person for leader in facts.leaders):
        return ALLOWED
    return Denied(Sentence("Only who leads this school today signs for it."))
