"""The tables of the qualification: the register, and requests for exemption."""

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
    "Deferral",
    "Exemption",
    "ExemptionRequest",
    "ExternalCertificate",
    "Leave",
    "LegacyGrant",
    "PartialCertificate",
    "TeachingDecision",
]
