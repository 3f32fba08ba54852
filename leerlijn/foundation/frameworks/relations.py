"""What of the frameworks is open, and to whom: whoever is judged by criteria can read them before."""

from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

READ_CRITERIA = policy.action(
    "read-criteria",
    Text(nl="de criteria lezen waarop wordt beoordeeld", en="read the criteria by which people are judged"),
    open_to=[ANYBODY],
)
