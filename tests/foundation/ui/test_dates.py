"""How a day is written in a list."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leerlijn.foundation.ui.dates import short_day

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (TODAY, "Sun 29 Nov"),
        (date(2026, 12, 4), "Fri 4 Dec"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
        (date(2026, 11, 25), "Wed 25 Nov 2026"),
        (date(2025, 12, 4), "Thu 4 Dec 2025"),
        (datetime(2026, 11, 28, 23, 30, tzinfo=UTC), "Sun 29 Nov"),
    ],
)
def test_a_day_that_is_past_or_of_another_year_is_written_with_its_year(day, says):
    assert short_day(day, "en", TODAY) == says


def test_where_the_year_is_clear_it_is_left_out():
    assert short_day(date(2025, 12, 4), "nl") == "do 4 dec"
