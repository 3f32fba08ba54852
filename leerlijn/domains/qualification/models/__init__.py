"""The tables of the qualification: dossiers and how they were judged, and the register."""

from leerlijn.domains.qualification.models.dossiers import (
    Claim,
    Dossier,
    Item,
    ItemVersion,
    Proposal,
    Submission,
)
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
    "Claim",
    "Deferral",
    "Dossier",
    "Exemption",
    "ExternalCertificate",
    "Item",
    "ItemVersion",
    "Leave",
    "LegacyGrant",
    "PartialCertificate",
    "Proposal",
    "Submission",
    "TeachingDecision",
]
