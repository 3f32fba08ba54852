"""Moments and days as they are written in an address."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import last_moment
from leerlijn.site.api.problems import mend

DAY = len("2026-11-24")
FIRST, LAST = date(1990, 1, 1), date(2080, 12, 31)
"""The days that can be asked about: those of people who work here, or will."""


def moment_asked(written: str, *, otherwise: datetime, name: str = "at") -> datetime:
    """The moment; of a day its last one. A plus that an address made a space of is a plus again."""
    if not written:
        return otherwise
    try:
        if len(written) == DAY:
            return last_moment(date.fromisoformat(written))
        moment = datetime.fromisoformat(written.replace(" ", "+"))
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise mend({name: Sentence("Write a moment as 2026-11-24T09:30:00+01:00, or a day as 2026-11-24.")})
    return moment


def _day(given: object) -> date | None:
    """As 2026-11-24 and in no other way; raises ValueError."""
    if given in {None, ""}:
        return None
    day = date.fromisoformat(str(given))
    if day.isoformat() != given or not FIRST <= day <= LAST:
        raise ValueError(given)
    return day


Day = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}),
]
"""A day in an address; left empty it is none."""
