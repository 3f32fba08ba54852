"""A second way to count a term, slow and simple: one day after the other, sharing nothing with the first.

It has its own Easter, its own holidays, its own months; it knows no leaps, no library and no generators.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
REFUSED = "refused"
STANDS_STILL = "stands still"


@cache
def easter(year: int) -> date:
    """Oudin's rule for the Gregorian calendar."""
    century = year // 100
    golden = year % 19
    k = (century - 17) // 25
    i = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    i -= (i // 28) * (1 - (i // 28) * (29 // (i + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + i + 2 - century + century // 4) % 7
    month = 3 + (i - weekday + 40) // 44
    return date(year, month, i - weekday + 28 - 31 * (month // 4))


def kings_day(year: int) -> date:
    """27 April since 2014, before that Queen's Day on 30 April; the day before where that is a Sunday."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - DAY if day.weekday() == 6 else day


def is_holiday(day: date) -> bool:
    """Algemene termijnenwet, article 3.1 and 3.2; Easter and Whit Sunday are Sundays already."""
    if (day.month, day.day) in {(1, 1), (5, 5), (12, 25), (12, 26)}:
        return True
    moving = [easter(day.year) + n * DAY for n in (-2, 1, 39, 50)]
    return day in moving or day == kings_day(day.year)


def is_off(day: date) -> bool:
    return day.weekday() >= 5 or is_holiday(day)


def months_later(day: date, months: int) -> date:
    """Walks on until the month is right, then for as long as the day of the month is not passed."""
    wanted = day.year * 12 + day.month + months
    found = day
    while found.year * 12 + found.month < wanted:
        found += DAY
    while (found + DAY).month == found.month and found.day < day.day:
        found += DAY
    return found


def later(day: date, length: dict[str, int]) -> date:
    day = months_later(day, 12 * length.get("years", 0) + length.get("months", 0))
    for _ in range(7 * length.get("weeks", 0) + length.get("days", 0)):
        day += DAY
    return day


def days_to_count(case) -> int:
    lengths = [case.length, *case.extensions]
    if case.working:
        return sum(5 * length.get("weeks", 0) + length.get("days", 0) for length in lengths)
    day, days = case.start, 0
    for length in lengths:
        end = later(day, length)
        while day < end:
            day, days = day + DAY, days + 1
    return days


def is_within(day: date, spans) -> bool:
    return any(first <= day and (last is None or day <= last) for first, last in spans)


def last_day(case, pauses) -> date | str:
    """Day by day: what counts is ticked off, until nothing is left; then on to a working day, if asked."""
    stops = [*pauses, *(case.recess if case.working or case.stops_in_recess else [])]
    standing = [first for first, last in pauses if last is None]
    day = case.start - DAY if case.first_day_counts else case.start
    left = days_to_count(case)
    while left:
        day += DAY
        if standing and day >= min(standing):
            return STANDS_STILL
        if is_within(day, stops) or (case.working and is_off(day)):
            continue
        left -= 1
    if case.extend and not case.working and is_off(day):
        while is_off(day) or is_within(day, stops):
            if standing and day >= min(standing):
                return STANDS_STILL
            day += DAY
    return day


def outcome(case) -> date | str:
    """The last day, "stands still", or "refused" for a pause of a term that had ended before it."""
    taken = []
    for pause in sorted(case.pauses, key=lambda pause: pause[0]):
        last = last_day(case, taken)
        if last != STANDS_STILL and pause[0] > last:
            return REFUSED
        taken.append(pause)
    return last_day(case, taken)
