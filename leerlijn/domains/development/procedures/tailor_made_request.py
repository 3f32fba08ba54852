"""A tailor-made request, from the question of a school to a signed proposal; pro-u.md M9."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from leerlijn.domains.development.actions.requests import (
    begin_request,
    keep_intake,
    name_expert,
    send_proposal,
    sign_proposal,
    write_proposal,
)
from leerlijn.domains.development.guards import requests as guards
from leerlijn.domains.development.queries.names import names_of_requests
from leerlijn.domains.development.queries.requests import RequestFacts, content_of, request_facts
from leerlijn.domains.development.relations import GUEST, REQUEST_CONTACT, REQUEST_EXPERT
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    LOOK_AND_DECIDE,
    Day,
    Line,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    State,
    Until,
    WholeNumber,
    usually,
)
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Said, Sentence, Text

SOURCE = Text(
    nl="brochure van Pro-U: professionele ontwikkeling op maat, in samenspraak met de school",
    en="brochure of Pro-U: tailor-made professional development, in consultation with the school",
)

contact = Role("contact", Text(nl="school", en="school"), Meaning.INITIATOR, REQUEST_CONTACT)
office = Role("office", Text(nl="bureau Pro-U", en="Pro-U office"), Meaning.HANDLER, offices.PRO_U_OFFICE)
expert = Role("expert", Text(nl="expert", en="expert"), Meaning.ADVISER, REQUEST_EXPERT)
director = Role(
    "director", Text(nl="directeur Pro-U", en="director of Pro-U"), Meaning.DECIDER, offices.PRO_U_DIRECTOR
)
signatory = Role(
    "signatory", Text(nl="wie voor de school tekent", en="who signs for the school"), Meaning.DECIDER, GUEST
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def while_it_is_valid(facts: RequestFacts) -> tuple[date, Said] | None:
    if facts.newest is None:
        return None
    day = facts.newest.valid_until
    return day, Sentence("The proposal is valid until {day}.", day=day)


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


def what_the_intake_found(facts: RequestFacts) -> list[tuple[Said, Said | str]]:
    """The record as the expert wrote it, under the words with which it was asked."""
    intake = facts.known.intake
    return [(asked.label, intake[asked.name]) for asked in INTAKE_RECORD if asked.name in intake]


WAITING = Text(nl="de school wacht op antwoord.", en="the school waits for an answer.")


INTAKE = usually(
    "tailor-made-request.intake",
    Text(nl="intakegesprek", en="intake talk"),
    "P10D",
    if_passed=WAITING,
)
PROPOSAL = usually(
    "tailor-made-request.proposal",
    Text(nl="een voorstel maken", en="making a proposal"),
    "P10D",
    if_passed=WAITING,
)

received = State(
    "received",
    Text(nl="Ontvangen", en="Received"),
    office,
    usually(
        "tailor-made-request.acknowledge",
        Text(nl="ontvangst bevestigen", en="acknowledging"),
        "P3D",
        if_passed=WAITING,
    ),
    doing=LOOK_AND_DECIDE,
)
acknowledged = State("acknowledged", Text(nl="Opgepakt", en="Taken up"), expert, INTAKE)
intake_planned = State(
    "intake_planned",
    Text(nl="Het intakegesprek is gepland", en="The intake talk is planned"),
    expert,
    INTAKE,
)
intake_written = State(
    "intake_written",
    Text(nl="De school leest het verslag van de intake", en="The school reads the record of the intake"),
    contact,
    usually(
        "tailor-made-request.approve",
        Text(nl="het verslag van de intake goedkeuren", en="approving the record of the intake"),
        "P10D",
        if_passed=Text(
            nl="er komt nog geen voorstel; beide kanten zien dat.",
            en="there is no proposal yet; both sides see that.",
        ),
    ),
    doing=Text(nl="Lees of het verslag klopt", en="Read whether the record is right"),
)
intake_held = State(
    "intake_held",
    Text(nl="Het verslag van de intake klopt voor beide", en="Both find the record of the intake right"),
    expert,
    PROPOSAL,
)
proposal_draft = State(
    "proposal_draft", Text(nl="Voorstel in concept", en="Proposal being written"), expert, PROPOSAL
)
proposal_sent = State(
    "proposal_sent",
    Text(nl="Voorstel bij de school", en="Proposal with the school"),
    signatory,
    Until(
        day=while_it_is_valid,
        if_passed=Text(nl="het voorstel vervalt.", en="the proposal lapses."),
        lapse="expire",
    ),
)
revising = State("revising", Text(nl="Voorstel wordt aangepast", en="Proposal in revision"), expert, PROPOSAL)
agreed = State("agreed", Text(nl="Afgesproken", en="Agreed"), final=True)
referred = State("referred", Text(nl="Doorverwezen", en="Referred"), final=True)
declined = State("declined", Text(nl="Niet aangenomen", en="Declined"), final=True)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)
expired = State("expired", Text(nl="Vervallen", en="Lapsed"), final=True)

THEIR_READERS = Text(nl="Dit lezen het bureau en de expert.", en="The office and the expert read this.")
WHAT_IS_ASKED = (
    OneOf(
        name="school",
        label=Text(nl="Voor welke school", en="For which school"),
        among=lambda facts: facts.schools,
    ),
    Paragraph(
        name="question",
        label=Text(
            nl="Wat wil je veranderen, in je eigen woorden", en="What you want to change, in your own words"
        ),
        reader=THEIR_READERS,
        longest=4000,
    ),
    Line(name="target_group", label=Text(nl="Voor wie", en="For whom")),
    WholeNumber(
        name="people", label=Text(nl="Met hoeveel mensen", en="With how many people"), least=1, most=1000
    ),
    Line(name="period", label=Text(nl="Wanneer ongeveer", en="About when")),
)


def of_the_record(name: str, label: Text) -> Paragraph:
    """Where the school found something wrong, the form begins with what was written before."""
    return Paragraph(name=name, label=label, suggested=lambda facts: facts.known.intake.get(name, ""))


INTAKE_RECORD = (
    of_the_record("problem", Text(nl="Wat zit er achter de vraag", en="What is behind the question")),
    of_the_record("change", Text(nl="Wat is er straks anders", en="What will be different")),
    of_the_record("school_does", Text(nl="Wat doet de school zelf", en="What the school does itself")),
)
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
WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), longest=1000)

withdraw = contact.may(
    "withdraw",
    Text(nl="Trek de vraag in", en="Withdraw the question"),
    told=Text(nl="De vraag is ingetrokken", en="The question was withdrawn"),
    to=withdrawn,
)
decline = office.may(
    "decline",
    Text(nl="Neem de vraag niet aan", en="Decline"),
    told=Text(nl="De vraag is niet aangenomen", en="The question was declined"),
    to=declined,
    asks=[WHY],
    decides=True,
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

PROCEDURE = Procedure(
    key="tailor-made-request",
    edition="2026",
    title=Text(nl="Vraag op maat", en="Tailor-made request"),
    named=names_of_requests,
    source=SOURCE,
    starts_on=date(2020, 1, 1),
    roles=(contact, office, expert, director, signatory, auditor),
    openings=(
        contact.may(
            "ask",
            Text(nl="Stel je vraag", en="Ask your question"),
            told=Text(nl="De vraag is gesteld", en="The question was asked"),
            to=received,
            when=[guards.works_at_a_school],
            asks=WHAT_IS_ASKED,
            then=[begin_request],
        ),
    ),
    facts=request_facts,
    page="development:request",
    table={
        received: (
            office.may(
                "acknowledge",
                Text(nl="Pak de vraag op", en="Take up the question"),
                told=Text(nl="De vraag is opgepakt", en="The question was taken up"),
                to=acknowledged,
                asks=[
                    OneOf(
                        name="expert",
                        label=Text(nl="Wie gaat ermee verder", en="Who goes on with it"),
                        among=lambda facts: facts.experts,
                    )
                ],
                then=[name_expert],
            ),
            decline,
            withdraw,
        ),
        acknowledged: (
            expert.may(
                "plan-intake",
                Text(nl="Plan het intakegesprek", en="Plan the intake talk"),
                told=Text(nl="Het intakegesprek is gepland", en="The intake talk was planned"),
                to=intake_planned,
                asks=[Day(name="day", label=Text(nl="Op welke dag", en="On which day"))],
                together_with=[office],
            ),
            office.may(
                "refer",
                Text(nl="Verwijs door naar bestaand aanbod", en="Refer to what is offered already"),
                told=Text(nl="Doorverwezen naar bestaand aanbod", en="Referred to what is offered already"),
                to=referred,
                asks=[Paragraph(name="where", label=Text(nl="Waarheen en waarom", en="Where to and why"))],
            ),
            decline,
            withdraw,
        ),
        intake_planned: (
            expert.may(
                "hold-intake",
                Text(nl="Leg het intakegesprek vast", en="Write down the intake talk"),
                told=Text(
                    nl="Het intakegesprek is gehouden en vastgelegd",
                    en="The intake talk was held and written down",
                ),
                to=intake_written,
                asks=INTAKE_RECORD,
                then=[keep_intake],
                together_with=[office],
            ),
            decline,
            withdraw,
        ),
        intake_written: (
            contact.may(
                "approve-intake",
                Text(nl="Het verslag klopt", en="The record is right"),
                told=Text(nl="De school vindt dat het verslag klopt", en="The school finds the record right"),
                to=intake_held,
                shows=what_the_intake_found,
            ),
            contact.may(
                "correct-intake",
                Text(nl="Er klopt iets niet", en="Something is not right"),
                told=Text(nl="De school schreef wat er niet klopt", en="The school wrote what is not right"),
                to=intake_planned,
                asks=[
                    Paragraph(
                        name="wrong",
                        label=Text(nl="Wat er niet klopt", en="What is not right"),
                        reader=THEIR_READERS,
                    )
                ],
                shows=what_the_intake_found,
            ),
            decline,
            withdraw,
        ),
        intake_held: (
            expert.may(
                "begin-proposal",
                Text(nl="Begin aan een voorstel", en="Begin a proposal"),
                told=Text(nl="Er wordt een voorstel gemaakt", en="A proposal is being made"),
                to=proposal_draft,
                together_with=[office],
            ),
            decline,
            withdraw,
        ),
        proposal_draft: (write, send, withdraw),
        proposal_sent: (
            signatory.may(
                "sign",
                Text(nl="Onderteken het voorstel", en="Sign the proposal"),
                told=Text(nl="Het voorstel is ondertekend", en="The proposal was signed"),
                to=agreed,
                when=[guards.leads_the_school, guards.is_still_valid],
                then=[sign_proposal],
                shows=what_is_signed,
                decides=True,
            ),
            signatory.may(
                "ask-change",
                Text(nl="Vraag een andere versie", en="Ask for another version"),
                told=Text(nl="Een andere versie is gevraagd", en="Another version was asked for"),
                to=revising,
                asks=[Paragraph(name="change", label=Text(nl="Wat moet er anders", en="What should change"))],
                together_with=[contact],
            ),
            expert.may(
                "revise",
                Text(nl="Pas het voorstel aan", en="Revise the proposal"),
                told=Text(nl="Het voorstel wordt aangepast", en="The proposal is being revised"),
                to=revising,
                together_with=[office],
            ),
            CLOCK.may("expire", Text(nl="De geldigheid is voorbij", en="It is valid no more"), to=expired),
            withdraw,
        ),
        revising: (write, send, withdraw),
        agreed: (),
        referred: (),
        declined: (),
        withdrawn: (),
        expired: (),
    },
)
