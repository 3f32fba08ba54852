"""Cells of a table that leaves the house: a spreadsheet must never run one as a formula."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What begins with one of these is a formula to a spreadsheet (OWASP: CSV injection)."""


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run; it shows as text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
