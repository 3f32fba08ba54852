"""What is open to whom of partnerships: what is in the brochure to anybody, what groups make to partners."""

from __future__ import annotations

from leerlijn.foundation.people.relations import AUDITOR, PARTNERSHIP_COORDINATOR, SCHOOL_TRAINER
from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

CHAIR = policy.relation(
    "theme-group-chair", because=Text(nl="voorzitter van de themagroep", en="chair of the theme group")
)
READ_PARTNERSHIPS = policy.action(
    "read-partnerships",
    Text(nl="lezen welke partnerschappen er zijn en wie meedoet", en="read which partnerships there are"),
    open_to=[ANYBODY],
)
READ_PRODUCTS = policy.action(
    "read-theme-group-products",
    Text(nl="lezen wat themagroepen maakten", en="read what theme groups made"),
    open_to=[PARTNERSHIP_COORDINATOR, SCHOOL_TRAINER, CHAIR, AUDITOR],
)
CHANGE_MEMBERS = policy.action(
    "change-members",
    Text(
        nl="leden en penvoerder van een partnerschap veranderen",
        en="change the members and the lead partner of a partnership",
    ),
    open_to=[PARTNERSHIP_COORDINATOR],
    writes=True,
)
