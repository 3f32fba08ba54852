"""The tables of the qualification: the register, requests for exemption, and courses."""

from leerlijn.domains.qualification.models.courses import Course, Seat
from leerlijn.domains.qualification.models.exemptions import ExemptionRequest
from leerlijn.domains.qualification.models.register import (
    Deferral,
    Exemption,
    ExternalCertificate,
    Leave,
    LegacyGrant,
    PartialCertificate,
    TeachingDecision,
)

__all__ = [
    "Course",
    "Deferral",
    "Exemption",
    "ExemptionRequest",
    "ExternalCertificate",
    "Leave",
    "LegacyGrant",
    "PartialCertificate",
    "Seat",
    "TeachingDecision",
]
