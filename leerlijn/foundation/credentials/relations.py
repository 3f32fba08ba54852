"""What can be done here, and for whom it is open."""

from __future__ import annotations

from leerlijn.foundation.people.relations import AUDITOR, COORDINATOR, HR
from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

VERIFY_CERTIFICATE = policy.action(
    "verify-certificate",
    Text(nl="een certificaat controleren", en="check a certificate"),
    open_to=[ANYBODY],
)
HOLDER = policy.relation(
    "certificate-holder",
    because=Text(nl="degene aan wie het certificaat is gegeven", en="whom the certificate was given to"),
)
READ_CERTIFICATES = policy.action(
    "read-certificates",
    Text(nl="certificaten in het register lezen", en="read certificates in the register"),
    open_to=[HOLDER, COORDINATOR, HR, AUDITOR],
)
OPEN_CERTIFICATE = policy.action(
    "open-certificate",
    Text(nl="de pdf van je eigen certificaat openen", en="open the PDF of your own certificate"),
    open_to=[HOLDER],
)
READ_KEYS = policy.action(
    "read-signing-keys",
    Text(
        nl="de sleutels lezen waarmee certificaten zijn ondertekend",
        en="read the keys that sign certificates",
    ),
    open_to=[ANYBODY],
)
