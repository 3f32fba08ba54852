"""A request as every view gets it: with its moment, and with who asks."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from leerlijn.kernel.policy import Standing


class Request(HttpRequest):
    """`at` is set by the middleware of the clock, `standing` by that of people."""

    at: datetime
    standing: Standing


def key_in(typed: str) -> int | None:
    """The key of a row, as an address or a form names it; None for what is no key."""
    return int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 19 else None
