"""What of the journal is open, and to whom."""

from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

READ_ANCHORS = policy.action(
    "read-anchors",
    Text(nl="de ankers van het logboek lezen", en="read the anchors of the journal"),
    open_to=[ANYBODY],
)
