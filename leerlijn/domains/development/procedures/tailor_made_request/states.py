"""Who take part in a tailor-made request, where it can stand, and until when."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.development.queries.requests import RequestFacts
from leerlijn.domains.development.relations import GUEST, REQUEST_CONTACT, REQUEST_EXPERT
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import LOOK_AND_DECIDE, Meaning, Role, State, Until, usually
from leerlijn.kernel.sentence import Said, Sentence, Text

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
