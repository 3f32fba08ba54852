"""What can be done with cases in general; who may take which step stands in the procedures."""

from __future__ import annotations

from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

CONTESTER = policy.relation(
    "contester",
    because=Text(
        nl="wie betwist wat in hun naam is ingevoerd", en="who contests what was entered in their name"
    ),
)
REPORTER = policy.relation(
    "reporter",
    because=Text(nl="wie het probleem meldde", en="who reported the problem"),
)

READ_PROCEDURES = policy.action(
    "read-procedures",
    Text(nl="lezen hoe een procedure loopt", en="read how a procedure goes"),
    open_to=[ANYBODY],
)
READ_CASES = policy.action(
    "read-cases",
    Text(nl="de zaken openen die je mag zien", en="open the cases that you may see"),
    open_to=[SIGNED_IN],
)
TAKE_STEPS = policy.action(
    "take-steps",
    Text(nl="een stap zetten in een zaak", en="take a step in a case"),
    open_to=[SIGNED_IN],
    writes=True,
)
READ_WORK = policy.action(
    "read-own-work",
    Text(nl="zien wat er op je wacht", en="see what waits for you"),
    open_to=[SIGNED_IN],
)
