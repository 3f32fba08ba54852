"""The offices of the organisation as relations: who holds one in the unit of a thing, or above it."""

from __future__ import annotations

from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.policy import Relation, policy
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
