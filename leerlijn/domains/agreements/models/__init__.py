"""The tables of the quality agreements: rounds, texts, talks and councils, measures, and the ledger."""

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
from leerlijn.domains.agreements.models.rounds import AgreementRound, InRound

__all__ = [
    "Account",
    "AgreementRound",
    "Condition",
    "CouncilQuestion",
    "CouncilRequest",
    "Dialogue",
    "DraftCheck",
    "InRound",
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
