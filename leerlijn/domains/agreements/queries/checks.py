"""How far a draft meets the sector agreement: the list that the board looks at, and what it comes to."""

from __future__ import annotations

from collections.abc import Collection

from leerlijn.kernel.sentence import Text

CHECKS = {
    "themes": Text(nl="het plan legt het verband met de zes thema’s", en="the plan links to the six themes"),
    "profile": Text(nl="het past bij profiel en context", en="it fits profile and context"),
    "policy": Text(nl="het sluit aan op staand beleid", en="it fits standing policy"),
    "additionality": Text(
        nl="het zegt waarom dit zonder deze middelen niet kon",
        en="it says why this was not possible without these funds",
    ),
    "budget": Text(nl="er is een meerjarenbegroting", en="there is a budget for several years"),
    "milestone": Text(nl="het zegt wat er halverwege staat", en="it says what stands halfway"),
    "dialogue": Text(nl="de gesprekken zijn vastgelegd", en="the talks are documented"),
    "participation": Text(
        nl="wat de medezeggenschap ervan zei, ligt erbij", en="what the councils said about it is with it"
    ),
}
"""The elements are of the source, the list is ours."""
CONFORMS = Text(
    nl="Het concept voldoet aan het sectorakkoord", en="The draft conforms to the sector agreement"
)
CONFORMS_WITH_REMARKS = Text(
    nl="Het concept voldoet aan het sectorakkoord; er zijn opmerkingen",
    en="The draft conforms to the sector agreement; there are remarks",
)
DOES_NOT_CONFORM = Text(
    nl="Het concept voldoet nog niet aan het sectorakkoord",
    en="The draft does not conform to the sector agreement yet",
)


def conformity(met: Collection[str], *, has_remarks: bool) -> Text:
    """It conforms only where every point is met; what is not met has a remark."""
    if set(CHECKS) - set(met):
        return DOES_NOT_CONFORM
    return CONFORMS_WITH_REMARKS if has_remarks else CONFORMS
