"""The tables of the qualification: dossiers and how they were judged, and the register."""

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
    "ExternalCertificate",
    "Leave",
    "LegacyGrant",
    "PartialCertificate",
    "TeachingDecision",
]
