"""What only the interface has: calls without a page of their own, and for whom they are open."""

from __future__ import annotations

from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

READ_DESCRIPTION = policy.action(
    "read-description-of-interface",
    Text(
        nl="de beschrijving van de koppeling voor programma's lezen",
        en="read the description of the interface for programs",
    ),
    open_to=[ANYBODY],
)
PREVIEW_TERMS = policy.action(
    "preview-terms",
    Text(nl="uitrekenen wanneer een termijn eindigt", en="work out when a term ends"),
    open_to=[SIGNED_IN],
)
KEEP_DOCUMENTS = policy.action(
    "keep-documents",
    Text(nl="een bestand van jezelf bewaren", en="keep a file of your own"),
    open_to=[SIGNED_IN],
    writes=True,
)
READ_DOCUMENTS = policy.action(
    "read-documents",
    Text(
        nl="een bestand lezen dat van jou is of dat je mag zien",
        en="read a file that is yours or that you may see",
    ),
    open_to=[SIGNED_IN],
)
