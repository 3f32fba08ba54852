"""What must be true now before a list of who was there is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from leerlijn.foundation.meetings.queries import SessionLine
from leerlijn.kernel.sentence import Said, Sentence
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


def closed_lists(sessions: Iterable[SessionLine], *, at: datetime) -> Mapping[int, Said]:
    """Why the list of a meeting is not open, by its key, for each that is not."""
    verdicts = ((each.id, list_is_open(each.starts_at, at=at)) for each in sessions)
    return {key: verdict.reason for key, verdict in verdicts if isinstance(verdict, Denied)}
