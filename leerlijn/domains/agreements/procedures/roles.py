"""Who takes part in the quality agreements, in the words of the project plan."""

from __future__ import annotations

from leerlijn.domains.agreements.relations import (
    ASKER,
    AWAITED,
    ORGANISER,
    PARTICIPANT,
    PROMISED,
    READER,
    VOTER,
)
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import Meaning, Role
from leerlijn.kernel.sentence import Text

director = Role(
    "programme-director",
    Text(nl="opleidingsdirecteur", en="programme director"),
    Meaning.HANDLER,
    offices.PROGRAMME_DIRECTOR,
)
holder = Role(
    "portfolio-holder",
    Text(nl="portefeuillehouder onderwijs", en="portfolio holder for education"),
    Meaning.HANDLER,
    offices.PORTFOLIO_HOLDER,
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.DECIDER, offices.DEAN)
board = Role("board", Text(nl="College van Bestuur", en="Executive board"), Meaning.DECIDER, offices.BOARD)
officer = Role(
    "policy-officer",
    Text(nl="beleidsmedewerker", en="policy officer"),
    Meaning.HANDLER,
    offices.POLICY_OFFICER,
)
uco = Role(
    "education-committee",
    Text(nl="Universitaire Commissie Onderwijs", en="University education committee"),
    Meaning.ADVISER,
    offices.EDUCATION_COMMITTEE,
)
support = Role(
    "support-group", Text(nl="support group", en="support group"), Meaning.ADVISER, offices.SUPPORT_GROUP
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)
panel = Role(
    "review-panel", Text(nl="beoordelingspanel", en="review panel"), Meaning.OVERSEER, offices.REVIEW_PANEL
)

reader = Role(
    "council-reader",
    Text(nl="lid of griffier van de raad", en="member or registrar of the council"),
    Meaning.OVERSEER,
    READER,
)
committee = Role(
    "council", Text(nl="opleidingscommissie", en="programme committee"), Meaning.ADVISER, AWAITED
)
faculty_council = Role("council", Text(nl="faculteitsraad", en="faculty council"), Meaning.DECIDER, AWAITED)
university_council = Role(
    "council", Text(nl="universiteitsraad", en="university council"), Meaning.DECIDER, AWAITED
)

asker = Role("asker", Text(nl="wie de raad vroeg", en="whoever asked the council"), Meaning.INITIATOR, ASKER)
chair = Role(
    "chair",
    Text(nl="voorzitter van de raad", en="chair of the council"),
    Meaning.HANDLER,
    offices.COUNCIL_CHAIR,
)
registrar = Role(
    "registrar",
    Text(nl="griffier van de raad", en="registrar of the council"),
    Meaning.HANDLER,
    offices.COUNCIL_REGISTRAR,
)
staff = Role(
    "staff",
    Text(nl="personeelslid in de raad", en="staff member of the council"),
    Meaning.JUDGE,
    offices.COUNCIL_STAFF,
)
student = Role(
    "student",
    Text(nl="student in de raad", en="student member of the council"),
    Meaning.JUDGE,
    offices.COUNCIL_STUDENT,
)
voter = Role("voter", Text(nl="lid dat stemt", en="member who votes"), Meaning.JUDGE, VOTER)

organiser = Role(
    "organiser",
    Text(nl="wie het gesprek organiseert", en="whoever organises the talk"),
    Meaning.INITIATOR,
    ORGANISER,
)
participant = Role(
    "participant", Text(nl="wie meepraat", en="whoever talks along"), Meaning.ADVISER, PARTICIPANT
)
promiser = Role("promiser", Text(nl="wie het toezegde", en="whoever promised it"), Meaning.HANDLER, PROMISED)
