"""What the answers of a council mean for what was asked."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilRequest

CONSENT = (CouncilRequest.Outcome.CONSENTED, CouncilRequest.Outcome.CONSENTED_WITH_CONDITIONS)
WAITING = ("", CouncilRequest.Outcome.NO_QUORUM)
"""While a request has none of the other outcomes, it lies before its council."""
COUNTED = (*CONSENT, CouncilRequest.Outcome.REFUSED)
"""Only then were the votes of a round counted, and are they read with their names."""
