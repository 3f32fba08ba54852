"""Who is who in a round of judgement."""

from __future__ import annotations

from leerlijn.kernel.policy import policy
from leerlijn.kernel.sentence import Text

JUDGE = policy.relation("judge", because=Text(nl="beoordelaar in deze zaak", en="assessor in this case"))
