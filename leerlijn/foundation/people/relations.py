"""The offices of the organisation as relations, and what anybody may do with their own account."""

from __future__ import annotations

from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Relation, policy
from leerlijn.kernel.sentence import Text


def office(role: Membership.Role, *, nl: str, en: str) -> Relation:
    """The relation of whoever holds this role."""
    return policy.relation(role.value, because=Text(nl=nl, en=en), office=role.value)


COORDINATOR = office(
    Membership.Role.COORDINATOR, nl="BKO-coördinator van de faculteit", en="UTQ coordinator of the faculty"
)
HR = office(Membership.Role.HR, nl="HR-adviseur van de faculteit", en="HR adviser of the faculty")
DEAN = office(Membership.Role.DEAN, nl="decaan van de faculteit", en="dean of the faculty")
AUDITOR = office(
    Membership.Role.AUDITOR, nl="auditor, en alles mag lezen", en="auditor, and may read everything"
)
ADMINISTRATOR = office(
    Membership.Role.ADMINISTRATOR, nl="functioneel beheerder", en="functional administrator"
)
EXEMPTION_ADVISOR = office(
    Membership.Role.EXEMPTION_ADVISOR, nl="adviseur voor vrijstellingen", en="adviser on exemptions"
)
SUPERVISOR_POOL = office(
    Membership.Role.SUPERVISOR,
    nl="begeleider in de faculteit",
    en="supervisor in the faculty",
)
ASSESSOR_POOL = office(
    Membership.Role.ASSESSOR, nl="beoordelaar in de faculteit", en="assessor in the faculty"
)

SIGN_IN = policy.action("sign-in", Text(nl="inloggen en uitloggen", en="sign in and out"), open_to=[ANYBODY])
READ_ACCOUNT = policy.action(
    "read-account", Text(nl="je eigen account bekijken", en="see your own account"), open_to=[SIGNED_IN]
)
CHANGE_ACCOUNT = policy.action(
    "change-account",
    Text(nl="je eigen taal en sleutels kiezen", en="choose your own language and keys"),
    open_to=[SIGNED_IN],
    writes=True,
)
