"""A commitment: a condition of consent as a duty with an owner and a date (domain/agreements SM9.4).

It was made to a council: that says whether it was met, or is no longer needed.
"""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.procedures.roles import (
    auditor,
    board,
    chair,
    dean,
    holder,
    officer,
    promiser,
    reader,
    registrar,
)
from leerlijn.domains.agreements.queries.names import names_of_commitments
from leerlijn.domains.agreements.queries.requests import (
    ConditionFacts,
    condition_facts,
)
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.procedure import CLOCK, LOOK_AND_DECIDE, Paragraph, Procedure, State, Until
from leerlijn.kernel.sentence import Said, Sentence, Text


def by_the_agreed_day(facts: ConditionFacts) -> tuple[date, Said] | None:
    """The day that the council named with its condition."""
    condition = facts.condition
    if condition is None:
        return None
    council = unit_name(condition.request.council)
    said = Sentence("The {council} consented on condition that this is done by this day.", council=council)
    return condition.due_on, said


promised = State(
    "promised",
    Text(nl="Toegezegd aan de raad", en="Promised to the council"),
    owner=promiser,
    within=Until(
        day=by_the_agreed_day,
        if_passed=Text(
            nl="bij de afspraak staat dat de instemming op het spel staat.",
            en="the agreement says that its consent is at risk.",
        ),
    ),
)
reported = State(
    "reported",
    Text(nl="Gemeld als gedaan", en="Reported as done"),
    owner=chair,
    doing=LOOK_AND_DECIDE,
    within=Until(
        day=by_the_agreed_day,
        if_passed=Text(
            nl="bij de afspraak staat dat de instemming op het spel staat.",
            en="the agreement says that its consent is at risk.",
        ),
    ),
)
met = State("met", Text(nl="Gedaan", en="Done"), final=True)
released = State("released", Text(nl="Niet meer nodig", en="No longer needed"), final=True)

PROCEDURE = Procedure(
    key="commitment",
    edition="2018",
    title=Text(nl="Toezegging aan een raad", en="Commitment to a council"),
    named=names_of_commitments,
    source=Text(
        nl="onze standaard: een voorwaarde van een raad wordt een toezegging met een eigenaar en een datum",
        en="our default: a condition of a council becomes a commitment with an owner and a date",
    ),
    starts_on=date(2017, 9, 1),
    roles=(promiser, chair, registrar, holder, dean, board, officer, reader, auditor),
    openings=(
        CLOCK.may("promise", Text(nl="Leg de toezegging vast", en="Record the commitment"), to=promised),
    ),
    table={
        promised: (
            promiser.may(
                "report",
                Text(nl="Meld dat het gedaan is", en="Report that it is done"),
                to=reported,
                told=Text(nl="Gemeld als gedaan", en="Reported as done"),
                asks=[Paragraph(name="proof", label=Text(nl="Waaruit dat blijkt", en="What shows it"))],
            ),
        ),
        reported: (
            chair.may(
                "accept",
                Text(nl="Het is gedaan", en="It is done"),
                told=Text(nl="De toezegging is nagekomen", en="The commitment was kept"),
                to=met,
                together_with=[registrar],
            ),
            chair.may(
                "not-yet",
                Text(nl="Het is nog niet gedaan", en="It is not done yet"),
                told=Text(nl="De toezegging is nog niet nagekomen", en="The commitment was not kept yet"),
                to=promised,
                together_with=[registrar],
                asks=[
                    Paragraph(name="reason", label=Text(nl="Wat er nog moet", en="What is still to be done"))
                ],
            ),
            chair.may(
                "release",
                Text(nl="De raad heeft het niet meer nodig", en="The council no longer needs it"),
                told=Text(
                    nl="De raad heeft de toezegging niet meer nodig",
                    en="The council no longer needs the commitment",
                ),
                to=released,
                together_with=[registrar],
                asks=[Paragraph(name="reason", label=Text(nl="Waaruit dat blijkt", en="What shows it"))],
            ),
        ),
        met: (),
        released: (),
    },
    facts=condition_facts,
)
