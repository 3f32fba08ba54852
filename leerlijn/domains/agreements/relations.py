"""Who is who in the quality agreements, and what is open to each."""

from __future__ import annotations

from leerlijn.foundation.people.relations import BOARD, POLICY_OFFICER, PORTFOLIO_HOLDER
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
