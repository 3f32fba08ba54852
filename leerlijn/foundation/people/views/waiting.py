"""How long somebody waits who tried too often; the password was not looked at, and the account stays open."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from leerlijn.kernel.sentence import Counted, Sentence

MINUTE = 60
"""Seconds."""


def too_many(wait: timedelta) -> Sentence:
    return Sentence("There were many tries with this name from here. {wait}", wait=told(wait))


def seconds_of(wait: timedelta) -> int:
    return ceil(wait.total_seconds())


def told(wait: timedelta) -> Counted:
    seconds = seconds_of(wait)
    if seconds <= 2 * MINUTE:
        return Counted(
            "Wait one second, then try again.", "Wait {count} seconds, then try again.", count=seconds
        )
    return Counted(
        "Wait one minute, then try again.",
        "Wait {count} minutes, then try again.",
        count=ceil(seconds / MINUTE),
    )
