"""How large a file may be, and how much may hide in it; one place for all the numbers."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(slots=True)
class Limits:
    """Sizes in bytes; `ratio` is unpacked : packed, and counts only above `harmless` unpacked bytes.

    `members` and `unpacked` hold for everything in one upload together, also for archives within documents
    within archives: what one of them takes is gone for the rest.
    """

    size: int = 50 * MEGABYTE
    video: int = 500 * MEGABYTE
    members: int = 2_000
    unpacked: int = 300 * MEGABYTE
    ratio: int = 100
    harmless: int = 10 * MEGABYTE
    pixels: int = 60_000_000
    pdf_objects: int = 250_000

    def spend(self, *, members: int, unpacked: int) -> bool:
        """Whether this much still fits; if so it is taken."""
        if members > self.members or unpacked > self.unpacked:
            return False
        self.members -= members
        self.unpacked -= unpacked
        return True


LIMITS = Limits()
