"""The tables of the quality agreements: measures and the ledger."""

from leerlijn.domains.agreements.models.ledger import (
    Account,
    LedgerEntry,
    Posting,
    PublishedFigure,
    PublishedSheet,
)
from leerlijn.domains.agreements.models.measures import Measure, ThemeShare

__all__ = [
    "Account",
    "LedgerEntry",
    "Measure",
    "Posting",
    "PublishedFigure",
    "PublishedSheet",
    "ThemeShare",
]
