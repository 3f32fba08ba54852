"""Whether a text still tells about whom it is: a name, an address or a number of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

ADDRESS = re.compile(r"\S+@\S+")
NUMBER = re.compile(r"\b[a-z]{0,2}[0-9]{5,}\b", re.IGNORECASE)
"""Of a student, of a member of staff, of a telephone: years and pages are shorter."""
SHORTEST_NAME = 3
"""Shorter ones are words of the language too."""


def tells_who(text: str, names: Iterable[str]) -> str:
    """The first thing in it that tells, as it is written there; nothing where there is none."""
    parts = {part for name in names for part in name.split() if len(part) >= SHORTEST_NAME}
    whole = "|".join(rf"\b{re.escape(part)}\b" for part in sorted(parts))
    named = re.compile(whole or r"(?!)", re.IGNORECASE)
    found = (pattern.search(text) for pattern in (ADDRESS, NUMBER, named))
    return next((each.group() for each in found if each), "")
