"""The proposal: written, sent, and signed, changed or lapsed."""

from __future__ import annotations

from decimal import Decimal

from leerlijn.domains.development.actions.requests import send_proposal, sign_proposal, write_proposal
from leerlijn.domains.development.guards import requests as guards
from leerlijn.domains.development.procedures.tailor_made_request.states import (
    agreed,
    contact,
    director,
    expert,
    expired,
    office,
    proposal_draft,
    proposal_sent,
    revising,
    signatory,
)
from leerlijn.domains.development.queries.requests import RequestFacts, content_of
from leerlijn.kernel.procedure import CLOCK, Day, Line, OneOf, Paragraph, WholeNumber
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence, Text


def what_is_signed(facts: RequestFacts) -> list[tuple[Said, Said | str]]:
    """The proposal of now, whole: who signs reads it here, and signs under its fingerprint."""
    proposal = facts.newest
    if proposal is None:
        return []
    said = content_of(proposal)
    price = Decimal(said.price).scaleb(-2) if said.price % 100 else said.price // 100
    return [
        (
            Text(nl="Voorstel", en="Proposal"),
            Sentence("{title}, version {version}", title=said.title, version=str(said.version)),
        ),
        (Text(nl="Voor", en="For"), said.school),
        (Text(nl="Doelen", en="Goals"), said.goals),
        (Text(nl="Vorm", en="Form"), said.form),
        (Text(nl="Wie doet mee", en="Who takes part"), said.participants),
        (Text(nl="Bijeenkomsten", en="Meetings"), said.sessions),
        (Text(nl="Wat de school doet", en="What the school does"), said.school_does),
        (
            Text(nl="Hoe we nagaan wat het opleverde", en="How we find out what it brought"),
            said.evaluation,
        ),
        (Text(nl="Uren", en="Hours"), str(said.hours)),
        (Text(nl="Prijs", en="Price"), Sentence("{price} euros", price=price)),
        (Text(nl="Geldig tot en met", en="Valid until"), Sentence("{day}", day=said.until)),
        (Text(nl="Vingerafdruk", en="Fingerprint"), short(proposal.fingerprint)),
    ]


A_PROPOSAL = (
    Line(name="title", label=Text(nl="Titel", en="Title")),
    Paragraph(name="goals", label=Text(nl="Doelen", en="Goals"), longest=4000),
    Line(
        name="form",
        label=Text(nl="Vorm", en="Form"),
        hint=Text(
            nl="Zoals een workshop op een studiedag, of een verdiepingstraject.",
            en="Such as a workshop on a study day, or a deepening track.",
        ),
    ),
    Line(name="participants", label=Text(nl="Wie doet mee", en="Who takes part")),
    Paragraph(name="sessions", label=Text(nl="Bijeenkomsten", en="Meetings"), longest=4000),
    WholeNumber(
        name="hours", label=Text(nl="Uren van de expert", en="Hours of the expert"), least=1, most=2000
    ),
    Paragraph(name="school_does", label=Text(nl="Wat de school zelf doet", en="What the school does itself")),
    Paragraph(
        name="evaluation",
        label=Text(nl="Hoe we nagaan wat het opleverde", en="How we find out what it brought"),
    ),
    Line(
        name="price",
        label=Text(nl="Prijs", en="Price"),
        hint=Text(nl="Zoals 2.400,00", en="Such as 2,400.00"),
    ),
    Day(name="valid_until", label=Text(nl="Geldig tot en met", en="Valid until")),
)

begin_proposal = expert.may(
    "begin-proposal",
    Text(nl="Begin aan een voorstel", en="Begin a proposal"),
    told=Text(nl="Er wordt een voorstel gemaakt", en="A proposal is being made"),
    to=proposal_draft,
    together_with=[office],
)
write = expert.may(
    "write",
    Text(nl="Schrijf een versie van het voorstel", en="Write a version of the proposal"),
    told=Text(nl="Er is een versie van het voorstel", en="There is a version of the proposal"),
    to=None,
    asks=A_PROPOSAL,
    then=[write_proposal],
    together_with=[office],
)
send = office.may(
    "send",
    Text(nl="Stuur het voorstel naar de school", en="Send the proposal to the school"),
    told=Text(nl="Het voorstel is naar de school gestuurd", en="The proposal was sent to the school"),
    to=proposal_sent,
    when=[
        guards.has_a_proposal,
        guards.is_not_sent_yet,
        guards.is_still_valid,
        guards.is_within_your_mandate,
        guards.has_a_signatory,
    ],
    asks=[
        OneOf(
            name="signatory",
            label=Text(nl="Wie tekent voor de school", en="Who signs for the school"),
            among=lambda facts: facts.signatories,
        )
    ],
    then=[send_proposal],
    together_with=[director],
)
sign = signatory.may(
    "sign",
    Text(nl="Onderteken het voorstel", en="Sign the proposal"),
    told=Text(nl="Het voorstel is ondertekend", en="The proposal was signed"),
    to=agreed,
    when=[guards.leads_the_school, guards.is_still_valid],
    then=[sign_proposal],
    shows=what_is_signed,
    decides=True,
)
ask_change = signatory.may(
    "ask-change",
    Text(nl="Vraag een andere versie", en="Ask for another version"),
    told=Text(nl="Een andere versie is gevraagd", en="Another version was asked for"),
    to=revising,
    asks=[Paragraph(name="change", label=Text(nl="Wat moet er anders", en="What should change"))],
    together_with=[contact],
)
revise = expert.may(
    "revise",
    Text(nl="Pas het voorstel aan", en="Revise the proposal"),
    told=Text(nl="Het voorstel wordt aangepast", en="The proposal is being revised"),
    to=revising,
    together_with=[office],
)
expire = CLOCK.may("expire", Text(nl="De geldigheid is voorbij", en="It is valid no more"), to=expired)
