"""What can be done here, and for whom it is open."""

from __future__ import annotations

from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

VERIFY_CERTIFICATE = policy.action(
    "verify-certificate",
    Text(nl="een certificaat controleren", en="check a certificate"),
    open_to=[ANYBODY],
)
READ_KEYS = policy.action(
    "read-signing-keys",
    Text(
        nl="de sleutels lezen waarmee certificaten zijn ondertekend",
        en="read the keys that sign certificates",
    ),
    open_to=[ANYBODY],
)
