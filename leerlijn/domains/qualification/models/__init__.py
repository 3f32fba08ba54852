"""The tables of the qualification: register, exemptions, courses, intakes, supervision, interviews."""

from leerlijn.domains.qualification.models.courses import Course, Seat
from leerlijn.domains.qualification.models.exemptions import ExemptionRequest
from leerlijn.domains.qualification.models.feedback import FeedbackRequest, Note
from leerlijn.domains.qualification.models.fragments import Fragment
from leerlijn.domains.qualification.models.intakes import (
    CVRow,
    Estimate,
    Intake,
    Level,
    Measurement,
    SelfAssessment,
    TrackLine,
    TrackPlan,
)
from leerlijn.domains.qualification.models.interviews import Interview
from leerlijn.domains.qualification.models.register import (
    Deferral,
    Exemption,
    ExternalCertificate,
    Leave,
    LegacyGrant,
    PartialCertificate,
    TeachingDecision,
)
from leerlijn.domains.qualification.models.supervision import SupervisionEntry, SupervisionNote

__all__ = [
    "CVRow",
    "Course",
    "Deferral",
    "Estimate",
    "Exemption",
    "ExemptionRequest",
    "ExternalCertificate",
    "FeedbackRequest",
    "Fragment",
    "Intake",
    "Interview",
    "Leave",
    "LegacyGrant",
    "Level",
    "Measurement",
    "Note",
    "PartialCertificate",
    "Seat",
    "SelfAssessment",
    "SupervisionEntry",
    "SupervisionNote",
    "TeachingDecision",
    "TrackLine",
    "TrackPlan",
]
