"""Which days count: weekends, holidays by law and by custom, recess."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import (
    Calendar,
    Recess,
    holidays_of_the_law,
    public_holidays,
    working_days_between,
)
from leerlijn.kernel.terms.calendars import FIRST_YEAR, LAST_YEAR, days_between
from leerlijn.kernel.wrong import Wrong
from tests.kernel.terms import second
from tests.kernel.terms.cases import SUMMER

DUTCH = Calendar()
WEEK = Period(date(2026, 7, 13), date(2026, 7, 17))
CLOSED = Calendar(recess=(Recess(SUMMER, WEEK),))


@pytest.mark.parametrize("year", range(1990, LAST_YEAR + 1, 7))
def test_the_holidays_of_the_law_are_those_that_were_worked_out_by_hand(year):
    days = days_between(date(year, 1, 1), date(year, 12, 31))
    assert {day for day in holidays_of_the_law(year) if day.weekday() != 6} == {
        day for day in days if second.is_holiday(day) and day.weekday() != 6
    }


def test_the_law_counts_5_may_each_year_and_good_friday():
    for year in (2025, 2026, 2027):
        assert holidays_of_the_law(year)[date(year, 5, 5)].nl == "Bevrijdingsdag"
    assert holidays_of_the_law(2026)[date(2026, 4, 3)] == Text(nl="Goede Vrijdag", en="Good Friday")


def test_most_people_are_off_on_5_may_once_in_five_years():
    assert [year for year in range(2024, 2032) if date(year, 5, 5) in public_holidays(year)] == [2025, 2030]
    assert date(2026, 4, 3) in public_holidays(2026)


def test_two_holidays_on_one_day_are_both_named():
    named = holidays_of_the_law(2016)[date(2016, 5, 5)]
    assert named == Text(nl="Bevrijdingsdag en Hemelvaartsdag", en="Ascension Day and Liberation Day")


def test_the_known_years_are_those_of_the_library():
    assert (holidays.NL.start_year, holidays.NL.end_year) == (FIRST_YEAR, LAST_YEAR)


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_known_year_have_holidays(year):
    assert date(year, 1, 1) in holidays_of_the_law(year)


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
@pytest.mark.parametrize("known", [holidays_of_the_law, public_holidays])
def test_years_without_known_holidays_are_refused_instead_of_having_none(known, year):
    with pytest.raises(Wrong) as refused:
        known(year)
    assert refused.value.sentence.values == {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2026, 12, 26), "Tweede Kerstdag"),  # a Saturday too
        (date(2026, 5, 9), "een zaterdag"),
        (date(2026, 5, 10), "een zondag"),
    ],
)
def test_a_day_off_says_what_it_is(day, what):
    assert DUTCH.day_off(day).nl == what
    assert not DUTCH.is_working_day(day)


def test_a_day_in_recess_is_no_working_day_and_no_holiday():
    assert DUTCH.is_working_day(WEEK.starts_on)
    assert not CLOSED.is_working_day(WEEK.starts_on)
    assert not CLOSED.is_working_day(WEEK.ends_on)
    assert CLOSED.is_working_day(date(2026, 7, 20))
    assert CLOSED.day_off(WEEK.starts_on) is None


@pytest.mark.parametrize(
    ("calendar", "a", "b", "days"),
    [
        (DUTCH, date(2026, 11, 24), date(2026, 12, 8), 10),
        (DUTCH, date(2026, 11, 27), date(2026, 11, 29), 0),
        (DUTCH, date(2026, 11, 27), date(2026, 11, 30), 1),
        (DUTCH, date(2026, 5, 4), date(2026, 5, 6), 1),
        (DUTCH, date(2026, 11, 24), date(2026, 11, 24), 0),
        (DUTCH, date(2026, 11, 24), date(2026, 11, 20), 0),
        (CLOSED, date(2026, 7, 10), date(2026, 7, 21), 2),
    ],
)
def test_working_days_between_two_days_do_not_count_the_first(calendar, a, b, days):
    assert working_days_between(a, b, calendar) == days
