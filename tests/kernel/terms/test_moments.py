"""The last moment of a day in the Netherlands, and how late something is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.terms import AMSTERDAM, day_of, is_late, last_moment, lateness

DAY = date(2026, 11, 24)
ENDS = last_moment(DAY)
MOMENT = timedelta(microseconds=1)


@given(st.dates(date(1966, 1, 1), date(2150, 12, 31)))
def test_a_day_lasts_until_the_moment_before_midnight(day):
    ends = last_moment(day)
    assert (day_of(ends), day_of(ends.astimezone(UTC) + MOMENT)) == (day, day + timedelta(days=1))
    assert ends.isoformat()[10:26] == "T23:59:59.999999"


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 22, 59, 59, 999999, UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, 59, 999999, UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 59, 59, 999999, UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, 59, 999999, UTC)),
    ],
    ids=["winter time", "summer time begins", "summer time", "winter time begins"],
)
def test_midnight_follows_the_clock_on_the_wall(day, utc):
    assert last_moment(day) == utc


def test_a_day_stays_a_day_and_a_moment_becomes_the_day_in_the_netherlands():
    assert day_of(DAY) == DAY
    assert day_of(datetime(2026, 11, 24, 22, 59, tzinfo=UTC)) == DAY
    assert day_of(datetime(2026, 11, 24, 23, 0, tzinfo=UTC)) == date(2026, 11, 25)
    assert day_of(datetime(2026, 11, 24, 1, 0, tzinfo=timezone(timedelta(hours=9)))) == date(2026, 11, 23)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 11, 24, 12, 0))


def test_the_last_moment_itself_is_in_time():
    assert not is_late(ENDS, ENDS)
    assert is_late(ENDS.astimezone(UTC) + MOMENT, ENDS)


def test_an_hour_that_comes_twice_is_told_apart():
    """On 25 October 2026 the clock shows half past two twice; the second time is an hour later."""
    first = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    again = first.replace(fold=1)
    assert is_late(again, first)
    assert not is_late(first, again)


@pytest.mark.parametrize(
    ("after", "dutch", "english"),
    [
        (MOMENT, "de dag na afloop van de termijn", "the day after the term ended"),
        (timedelta(days=1), "de dag na afloop van de termijn", "the day after the term ended"),
        (timedelta(days=1) + MOMENT, "2 dagen na afloop van de termijn", "2 days after the term ended"),
        (timedelta(days=30), "30 dagen na afloop van de termijn", "30 days after the term ended"),
    ],
)
def test_lateness_counts_days_on_the_calendar(after, dutch, english):
    late = lateness(ENDS.astimezone(UTC) + after, ENDS)
    assert (render(late, "nl"), render(late, "en")) == (dutch, english)


def test_lateness_within_the_day_is_still_a_day():
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=AMSTERDAM)
    assert render(lateness(noon + MOMENT, noon), "en") == "the day after the term ended"


def test_what_came_in_time_is_not_late():
    assert lateness(ENDS, ENDS) is None
    assert lateness(ENDS - timedelta(days=1), ENDS) is None
