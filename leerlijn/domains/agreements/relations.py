"""Who is who in the quality agreements, and what is open to each."""

from __future__ import annotations

from leerlijn.foundation.people.relations import (
    AUDITOR,
    BOARD,
    COUNCIL_CHAIR,
    COUNCIL_REGISTRAR,
    COUNCIL_STAFF,
    COUNCIL_STUDENT,
    DEAN,
    EDUCATION_COMMITTEE,
    POLICY_OFFICER,
    PORTFOLIO_HOLDER,
    PROGRAMME_DIRECTOR,
    REVIEW_PANEL,
    SUPPORT_GROUP,
)
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

WRITE_MEASURES = policy.action(
    "write-measures",
    Text(nl="maatregelen van een kwaliteitsafspraak schrijven", en="write measures of a quality agreement"),
    open_to=[PORTFOLIO_HOLDER, POLICY_OFFICER],
    writes=True,
)
POST_BUDGET = policy.action(
    "post-budget",
    Text(
        nl="begroten, schuiven en corrigeren in een afspraak", en="budget, move and correct in an agreement"
    ),
    open_to=[PORTFOLIO_HOLDER, POLICY_OFFICER],
    writes=True,
)
GRANT_FUNDS = policy.action(
    "grant-funds",
    Text(nl="middelen aan een afspraak toekennen", en="grant funds to an agreement"),
    open_to=[BOARD, POLICY_OFFICER],
    decides=True,
)
TAKE_BACK = policy.action(
    "take-back-budget",
    Text(nl="terugnemen wat je zelf mag boeken", en="take back what you may post yourself"),
    open_to=GRANT_FUNDS.open_to | POST_BUDGET.open_to,
    writes=True,
)
READ_BUDGET = policy.action(
    "read-budget",
    Text(
        nl="maatregelen en begroting lezen van de afspraken die je mag zien",
        en="read measures and budget of the agreements that you may see",
    ),
    open_to=[SIGNED_IN],
)
READ_PUBLIC_AGREEMENTS = policy.action(
    "read-public-agreements",
    Text(
        nl="de openbare pagina van de kwaliteitsafspraken lezen", en="read the public page of the agreements"
    ),
    open_to=[ANYBODY],
)

READER = policy.relation(
    "reads-along-for-council",
    because=Text(
        nl="lid of griffier van de raad die gevraagd is", en="member or registrar of the council asked"
    ),
)
AWAITED = policy.relation(
    "awaited-council", because=Text(nl="de raad die gevraagd is", en="the council that was asked")
)
"""Holds the ball of an agreement while a council decides: its members find the request, and only that."""
ASKER = policy.relation(
    "asked-the-council", because=Text(nl="wie de raad dit vroeg", en="whoever asked the council")
)
VOTER = policy.relation(
    "votes-on-request",
    because=Text(nl="lid van de raad die nu stemt", en="a member of the council that votes now"),
)
PROMISED = policy.relation(
    "promised", because=Text(nl="wie dit voor de raad doet", en="whoever does this for the council")
)
ORGANISER = policy.relation(
    "organises-dialogue", because=Text(nl="wie het gesprek organiseert", en="whoever organises the talk")
)
PARTICIPANT = policy.relation(
    "took-part-in-dialogue",
    because=Text(nl="lid van de raad die meepraat", en="a member of the council that talks along"),
)
BEGIN_AGREEMENTS = policy.action(
    "begin-agreements",
    Text(nl="een agenda, gesprek of afspraak beginnen", en="begin an agenda, talk or agreement"),
    open_to=[PROGRAMME_DIRECTOR, PORTFOLIO_HOLDER, POLICY_OFFICER, BOARD],
    writes=True,
)
OPEN_ROUND = policy.action(
    "open-round",
    Text(nl="een ronde van kwaliteitsafspraken openen", en="open a round of quality agreements"),
    open_to=[POLICY_OFFICER, BOARD],
    writes=True,
)
READ_COUNCILS = policy.action(
    "read-council-desk",
    Text(nl="zien wat er voor je raad ligt", en="see what lies before your council"),
    open_to=[COUNCIL_CHAIR, COUNCIL_REGISTRAR, COUNCIL_STAFF, COUNCIL_STUDENT],
)
READ_AGREEMENTS = policy.action(
    "read-agreements",
    Text(
        nl="de agenda’s en afspraken lezen die je mag zien",
        en="read the agendas and agreements that you may see",
    ),
    open_to=[SIGNED_IN],
)
LIST_AGREEMENTS = policy.action(
    "list-agreements",
    Text(
        nl="de lijst van agenda’s, gesprekken en afspraken lezen",
        en="read the list of agendas, talks and agreements",
    ),
    open_to=[
        PROGRAMME_DIRECTOR,
        PORTFOLIO_HOLDER,
        DEAN,
        POLICY_OFFICER,
        BOARD,
        EDUCATION_COMMITTEE,
        SUPPORT_GROUP,
        REVIEW_PANEL,
        AUDITOR,
        COUNCIL_CHAIR,
        COUNCIL_REGISTRAR,
        COUNCIL_STAFF,
        COUNCIL_STUDENT,
    ],
)
