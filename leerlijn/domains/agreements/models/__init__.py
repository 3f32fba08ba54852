"""The tables of the quality agreements: texts, talks and councils, measures, and the ledger."""

from leerlijn.domains.agreements.models.agreements import Dialogue, DraftCheck, Point, Version
from leerlijn.domains.agreements.models.councils import (
    Condition,
    CouncilQuestion,
    CouncilRequest,
    Proxy,
    Readership,
    Vote,
)
from leerlijn.domains.agreements.models.ledger import (
    Account,
    LedgerEntry,
    Posting,
    PublishedFigure,
    PublishedSheet,
)
from leerlijn.domains.agreements.models.measures import KeptFingerprint, Measure, ThemeShare

__all__ = [
    "Account",
    "Condition",
    "CouncilQuestion",
    "CouncilRequest",
    "Dialogue",
    "DraftCheck",
    "KeptFingerprint",
    "LedgerEntry",
    "Measure",
    "Point",
    "Posting",
    "Proxy",
    "PublishedFigure",
    "PublishedSheet",
    "Readership",
    "ThemeShare",
    "Version",
    "Vote",
]
