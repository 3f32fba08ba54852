"""What the roles and the kinds of units are called: on pages, on cards, and in the API."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Text

ROLES: Mapping[str, Text] = {
    "administrator": Text(nl="functioneel beheerder", en="functional administrator"),
    "coordinator": Text(nl="BKO-coördinator", en="UTQ coordinator"),
    "supervisor": Text(nl="begeleider", en="supervisor"),
    "assessor": Text(nl="beoordelaar", en="assessor"),
    "hr": Text(nl="HR-adviseur", en="HR adviser"),
    "dean": Text(nl="decaan", en="dean"),
    "exemption-advisor": Text(nl="adviseur voor vrijstellingen", en="adviser on exemptions"),
    "auditor": Text(nl="auditor", en="auditor"),
}
"""By the value of `Membership.Role`, in its order."""


def role_title(role: str) -> Text:
    return ROLES.get(role, Text(nl=role, en=role))


KINDS: Mapping[str, Text] = {
    "institution": Text(nl="instelling", en="institution"),
    "faculty": Text(nl="faculteit", en="faculty"),
    "department": Text(nl="afdeling", en="department"),
    "service": Text(nl="dienst", en="service"),
}
"""By the value of `Unit.Kind`, in its order."""
KINDS_BELOW = ("faculty", "department", "service")
"""What can be added under another unit."""

CONTRACTS: Mapping[str, Text] = {
    "permanent": Text(nl="vast", en="permanent"),
    "temporary": Text(nl="tijdelijk", en="temporary"),
}
"""By the value of `Appointment.Contract`."""
