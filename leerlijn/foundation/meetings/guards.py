"""What must be true now before a list of who was there is opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

OPENS_BEFORE = timedelta(minutes=30)
"""How long before a session its list opens, and somebody can check in; pro-u.md M5, T5.1."""


def list_is_open(starts_at: datetime, *, at: datetime) -> Verdict:
    """Of the meeting that begins then."""
    opens_at = starts_at - OPENS_BEFORE
    if at >= opens_at:
        return ALLOWED
    return Denied(
        Sentence("This list opens half an hour before the meeting begins: {moment}.", moment=opens_at)
    )
