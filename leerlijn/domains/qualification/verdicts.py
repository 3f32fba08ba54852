"""What can come out of the assessment of a dossier, and of a request for exemption."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from leerlijn.kernel.sentence import Text


class Outcome(StrEnum):
    PASS = "pass"
    SUPPLEMENT = "supplement"
    FAIL = "fail"


MADE_KNOWN = frozenset({"supplement", "notified", "final"})
"""The states in which a verdict has been made known to the candidate."""
SHOWN: Mapping[str, Text] = {
    "shown": Text(nl="Aangetoond", en="Shown"),
    "partly": Text(nl="Gedeeltelijk aangetoond", en="Shown in part"),
    "not-shown": Text(nl="Niet aangetoond", en="Not shown"),
}
"""What the evidence of an exemption shows of a competence."""
ADVICE: Mapping[str, Text] = {
    "grant": Text(nl="Vrijstelling verlenen", en="Grant the exemption"),
    "partial": Text(nl="Een deel is aangetoond", en="Part of it is shown"),
    "refuse": Text(nl="Geen vrijstelling verlenen", en="Refuse the exemption"),
}
"""By the value of `ExemptionRequest.Advice`."""
