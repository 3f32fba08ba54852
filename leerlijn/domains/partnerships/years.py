"""School years: each begins on 1 August, and is called by the year in which it begins."""

from __future__ import annotations

from datetime import date


def school_year(day: date) -> int:
    return day.year if (day.month, day.day) >= (8, 1) else day.year - 1


def first_day(year: int) -> date:
    return date(year, 8, 1)


def last_day_before(year: int) -> date:
    """Of whoever leaves with the beginning of this school year."""
    return date(year, 7, 31)
