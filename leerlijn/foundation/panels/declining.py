"""Why somebody who is asked to judge says no, in words."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.panels.models import Invitation
from leerlijn.kernel.sentence import Text

Reason = Invitation.Reason
REASONS: Mapping[str, Text] = {
    Reason.NO_TIME: Text(nl="Ik heb geen tijd", en="I have no time"),
    Reason.KNOWS: Text(nl="Ik ken de kandidaat te goed", en="I know the candidate too well"),
    Reason.NO_EXPERTISE: Text(
        nl="Ik weet te weinig van dit onderwijs", en="I know too little of this teaching"
    ),
    Reason.OTHER: Text(nl="Iets anders", en="Something else"),
}
