"""What a level looks like: a fragment of what somebody else once handed in, without whose it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """The text in its own language, and nothing that leads to whom it is from."""

    text: str
    language: str
