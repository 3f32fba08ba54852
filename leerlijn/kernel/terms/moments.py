"""The last moment of a day in the Netherlands, and how late something is that came after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from leerlijn.kernel.sentence import Counted

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def last_moment(day: date) -> datetime:
    """23:59:59.999999 on the wall in Amsterdam. The clock never jumps around midnight here."""
    return datetime.combine(day, time.max, tzinfo=AMSTERDAM)


def day_of(moment: date | datetime) -> date:
    """The day on the calendar in Amsterdam; a day stays a day. A moment without a zone is refused."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(AMSTERDAM).date()


def is_late(moment: datetime, ends: datetime) -> bool:
    """Whether it came after the last moment. Late filing is recorded, never blocked."""
    return moment.astimezone(UTC) > ends.astimezone(UTC)


def lateness(moment: datetime, ends: datetime) -> Counted | None:
    """How late, to stand in another sentence: "Handed in {late}."; None for what came in time.

    It counts days on the calendar: one second past midnight is the day after.
    """
    if not is_late(moment, ends):
        return None
    return Counted(
        "the day after the term ended",
        "{count} days after the term ended",
        count=max(1, (day_of(moment) - day_of(ends)).days),
    )
