"""By when agendas and agreements move on: the planning and milestones of the project plan, one by one.

"Before" a day ends the day before it. None of these moves to a working day: no statute sets them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.planning import until_end_of_month, until_milestone
from leerlijn.kernel.procedure import Until
from leerlijn.kernel.sentence import Said, Text

type Days = Callable[[AgreementFacts], tuple[date, Said]]


def milestone(key: str) -> Days:
    return lambda facts: until_milestone(facts, key)


def month_of(key: str) -> Days:
    return lambda facts: until_end_of_month(facts, key)


MAY = Until(
    day=milestone("programme-agenda"),
    if_passed=Text(
        nl="de faculteit begint aan haar concept zonder deze agenda.",
        en="the faculty begins its draft without this agenda.",
    ),
)
BEFORE_JULY = Until(
    day=milestone("faculty-concept"),
    if_passed=Text(
        nl="het college kan zijn opmerkingen niet op tijd geven.",
        en="the board cannot give its remarks in time.",
    ),
)
BEFORE_SEPTEMBER = Until(
    day=milestone("faculty-agreement"),
    if_passed=Text(
        nl="de instelling kan deze faculteit niet op tijd meenemen.",
        en="the institution cannot include this faculty in time.",
    ),
)
AUTUMN = Until(
    day=month_of("state-of-affairs"),
    if_passed=Text(
        nl="het voorstel voor de instelling mist deze faculteit.",
        en="the proposal for the institution misses this faculty.",
    ),
)
INFORMED_IN_NOVEMBER = Until(
    day=milestone("state-of-affairs"),
    if_passed=Text(
        nl="de universiteitsraad hoort de stand van zaken niet op tijd.",
        en="the university council does not hear the state of affairs in time.",
    ),
)
PROPOSED_IN_NOVEMBER = Until(
    day=month_of("state-of-affairs"),
    if_passed=Text(
        nl="het college kan de raad niet op tijd om instemming vragen.",
        en="the board cannot ask the council for consent in time.",
    ),
)
MEETING_OF_DECEMBER = Until(
    day=milestone("institution-agreement"),
    if_passed=Text(
        nl="een weigering laat dan geen tweede vergadering meer vóór het eind van het jaar.",
        en="a refusal then leaves no second meeting before the end of the year.",
    ),
)
ADOPTED_IN_DECEMBER = Until(
    day=month_of("institution-agreement"),
    if_passed=Text(
        nl="de afspraak wordt niet meer dit jaar vastgesteld.",
        en="the agreement is not adopted this year any more.",
    ),
)
SUBMITTED_IN_DECEMBER = Until(
    day=month_of("institution-agreement"),
    if_passed=Text(
        nl="de minister krijgt de afspraak te laat.", en="the minister gets the agreement too late."
    ),
)
