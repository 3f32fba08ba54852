"""What stands in somebody's own calendar: the last days of what waits for them, and their sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.cases.queries.lines import CaseLine, work_of
from leerlijn.foundation.meetings.queries.agenda import Appointment, agenda_of
from leerlijn.foundation.notices.models import Feed
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import digest_of
from leerlijn.kernel.policy import Standing

LONGEST = 200
"""Last days in one calendar."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whose feed this is; None once it was revoked, or once their account was closed."""

    person: Person | None


def feed_at(secret: str) -> Found | None:
    """By the end of its address; None where there never was one. One statement."""
    feed = Feed.objects.filter(digest=digest_of(secret)).select_related("person__account").first()
    if feed is None:
        return None
    account = getattr(feed.person, "account", None)
    is_open = account is not None and account.is_active and feed.revoked_at is None
    return Found(feed.person if is_open else None)


def has_feed(person: int) -> bool:
    return Feed.objects.filter(person=person, revoked_at=None).exists()


@dataclass(frozen=True, slots=True)
class Dates:
    """The last days of what waits for the reader, and their sessions."""

    reader: Standing
    due: tuple[CaseLine, ...]
    sessions: tuple[Appointment, ...]


def dates_of(standing: Standing, *, since: datetime) -> Dates:
    """Sessions from this moment on; last days whenever they are, for what waits is not over."""
    waiting = work_of(standing, limit=LONGEST)
    sessions = agenda_of(standing.person, since=since)
    return Dates(standing, tuple(line for line in waiting if line.due_on), tuple(sessions))
