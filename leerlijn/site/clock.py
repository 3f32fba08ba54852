"""The only place that asks the time. A demonstration world may live on another day than we do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

NAME = "clock-offset"


def _kept() -> Path:
    return Path(settings.DATA) / NAME


@cache
def offset() -> timedelta:
    """How far this instance is ahead of real time; only a demonstration can be. Read once per process."""
    if not settings.DEMO or not _kept().exists():
        return timedelta()
    return timedelta(seconds=int(_kept().read_text()))


def set_offset(ahead: timedelta) -> None:
    """Kept for every process that starts from now on, in whole seconds."""
    if not settings.DEMO:
        raise ValueError("only a demonstration (LEERLIJN_DEMO=yes) can live on another day")
    _kept().write_text(f"{round(ahead.total_seconds())}\n")
    offset.cache_clear()


def offset_to(day: date) -> timedelta:
    """What makes today this day, at the same time of day."""
    here = timezone.localtime()
    return here.replace(year=day.year, month=day.month, day=day.day).astimezone(UTC) - here.astimezone(UTC)


def now() -> datetime:
    """This moment in the world of this instance."""
    return timezone.now() + offset()


def really() -> datetime:
    """This moment outside: for what carries real time, such as files and work in the background."""
    return timezone.now()


class MomentMiddleware:
    """Every request has one moment: `request.at`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.at = now()  # type: ignore[attr-defined]  # ui/asked.py says that it is there
        return self.get_response(request)


def surroundings(_: HttpRequest) -> dict[str, object]:
    """Context processor: in a demonstration, every page says which day it is there."""
    return {"today": timezone.localdate(now()) if settings.DEMO else None}
