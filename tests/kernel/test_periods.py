"""From which day until which day something holds: both days count, no last day means until further notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.periods import Period, academic_year, calendar_year, holds, in_force
from leerlijn.kernel.wrong import Wrong

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
SEPTEMBER = Period(FIRST, LAST)
ONWARD = Period(FIRST)


def test_a_period_that_ends_before_it_starts_is_refused_in_a_sentence():
    with pytest.raises(Wrong) as refused:
        Period(LAST, FIRST)
    assert render(refused.value.sentence, "nl") == (
        "De laatste dag, 1 september 2026, ligt vóór de eerste dag, 30 september 2026."
    )


def test_a_period_can_last_one_day():
    assert Period(FIRST, FIRST).days == 1


def test_the_first_and_the_last_day_count():
    assert SEPTEMBER.days == 30
    days = [FIRST - timedelta(1), FIRST, LAST, LAST + timedelta(1)]
    assert [SEPTEMBER.contains(day) for day in days] == [False, True, True, False]


def test_what_is_open_has_no_number_of_days_and_no_end():
    assert ONWARD.days is None
    assert ONWARD.contains(date.max)
    assert not ONWARD.contains(FIRST - timedelta(1))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (SEPTEMBER, Period(LAST, date(2026, 12, 31)), Period(LAST, LAST)),
        (SEPTEMBER, Period(LAST + timedelta(1)), None),
        (
            SEPTEMBER,
            Period(date(2026, 9, 10), date(2026, 9, 12)),
            Period(date(2026, 9, 10), date(2026, 9, 12)),
        ),
        (SEPTEMBER, ONWARD, SEPTEMBER),
        (ONWARD, Period(date(2027, 1, 1)), Period(date(2027, 1, 1))),
        (ONWARD, ONWARD, ONWARD),
    ],
)
def test_the_days_that_two_periods_share(one, other, shared):
    assert one.intersection(other) == other.intersection(one) == shared
    assert one.overlaps(other) is other.overlaps(one) is (shared is not None)


@pytest.mark.parametrize(
    ("day", "name", "starts", "ends"),
    [
        (date(2026, 9, 1), "2026/27", date(2026, 9, 1), date(2027, 8, 31)),
        (date(2027, 8, 31), "2026/27", date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 8, 31), "2025/26", date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 12, 31), "2026/27", date(2026, 9, 1), date(2027, 8, 31)),
        (date(2008, 10, 1), "2008/09", date(2008, 9, 1), date(2009, 8, 31)),
        (date(1999, 10, 1), "1999/00", date(1999, 9, 1), date(2000, 8, 31)),
    ],
)
def test_an_academic_year_starts_on_1_september(day, name, starts, ends):
    assert academic_year(day).name == name
    assert academic_year(day).period == Period(starts, ends)


def test_a_calendar_year_is_called_by_its_number():
    for day in (date(2026, 1, 1), date(2026, 12, 31)):
        assert calendar_year(day).name == "2026"
        assert calendar_year(day).period == Period(date(2026, 1, 1), date(2026, 12, 31))


@dataclass(frozen=True)
class Edition:
    """Something with dates that is not a period."""

    name: str
    starts_on: date
    ends_on: date | None = None


OLD = Edition("old", date(2020, 9, 1), date(2026, 8, 31))
NEW = Edition("new", date(2026, 9, 1))
LATER = Edition("later", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2020, 8, 31), None),
        (date(2020, 9, 1), OLD),
        (date(2026, 8, 31), OLD),
        (date(2026, 9, 1), NEW),
        (date(2026, 10, 31), NEW),
        (date(2026, 11, 1), LATER),
    ],
)
def test_the_one_in_force_is_the_one_that_started_last(on, found):
    assert in_force([NEW, LATER, OLD], on=on) == in_force([LATER, OLD, NEW], on=on) == found


def test_nothing_is_in_force_where_nothing_is_known():
    assert in_force([], on=FIRST) is None


DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))
PERIODS = st.builds(
    lambda first, days: Period(first, None if days is None else first + timedelta(days=days)),
    DAYS,
    st.none() | st.integers(0, 9000),
)


@given(PERIODS, PERIODS, DAYS)
def test_a_day_is_shared_when_it_is_in_both(one, other, day):
    shared = one.intersection(other)
    assert (shared is not None and shared.contains(day)) is (one.contains(day) and other.contains(day))


@given(DAYS)
def test_every_day_is_in_its_year(day):
    for year in (academic_year(day), calendar_year(day)):
        assert holds(year.period, on=day)
        assert year.period.days in {365, 366}
