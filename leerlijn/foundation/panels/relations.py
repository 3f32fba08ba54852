"""Who is who in a round of judgement."""

from __future__ import annotations

from leerlijn.kernel.policy import policy
from leerlijn.kernel.sentence import Text

THIRD = policy.relation(
    "third-judge",
    because=Text(nl="derde beoordelaar in deze zaak", en="third assessor in this case"),
)
JUDGE = policy.relation("judge", because=Text(nl="beoordelaar in deze zaak", en="assessor in this case"))
