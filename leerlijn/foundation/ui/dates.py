"""How days and moments are written, in Dutch and in English, in the time of the Netherlands."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from leerlijn.kernel.sentence import Language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LOCALES: dict[Language, Literal["nl", "en_GB"]] = {"nl": "nl", "en": "en_GB"}
CLOCK: dict[Language, str] = {"nl": "HH.mm 'uur'", "en": "HH:mm"}


def local(said: date | datetime) -> date | datetime:
    """A moment as the clock on the wall in the Netherlands shows it; a day stays a day."""
    return said.astimezone(AMSTERDAM) if isinstance(said, datetime) else said


def written(said: date | datetime, pattern: str, language: Language) -> str:
    return format_date(local(said), pattern, LOCALES[language]).replace(".", "")


def day(said: date | datetime, language: Language) -> str:
    """24 November 2027."""
    return written(said, "d MMMM y", language)


def weekday(said: date | datetime, language: Language) -> str:
    """Monday 12 October 2026."""
    return written(said, "EEEE d MMMM y", language)


def short_day(said: date | datetime, language: Language, on: date | None = None) -> str:
    """Fri 16 Oct. Read `on` a day of another year, or later, with the year."""
    here = local(said)
    that = here.date() if isinstance(here, datetime) else here
    is_clear = on is None or (that.year == on.year and that >= on)
    return written(said, "EEE d MMM" if is_clear else "EEE d MMM y", language)


def month(said: date | datetime, language: Language) -> str:
    """May 2027."""
    return written(said, "MMMM y", language)


def clock(said: datetime, language: Language) -> str:
    """16:20, in Dutch 16.20 uur."""
    return format_datetime(local(said), CLOCK[language], locale=LOCALES[language])


def moment(said: date | datetime, language: Language) -> str:
    """Friday 9 October 2026, 16:20. The last moment of a day is said as the day itself."""
    here = local(said)
    if not isinstance(here, datetime) or here.time() == time.max:
        return day(here, language)
    return f"{weekday(here, language)}, {clock(here, language)}"
