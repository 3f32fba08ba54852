"""How long a term lasts: read as ISO 8601 writes it, counted on the calendar, said in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import LANGUAGES
from leerlijn.kernel.terms import Count, Length, Rule
from leerlijn.kernel.terms.lengths import IN_WORDS, in_words
from leerlijn.kernel.wrong import Wrong

LENGTHS = st.builds(
    Length,
    years=st.integers(0, 9),
    months=st.integers(0, 12),
    weeks=st.integers(0, 60),
    days=st.integers(1, 400),
)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("P6W", Length(weeks=6)),
        ("P10D", Length(days=10)),
        ("P3M", Length(months=3)),
        ("P1Y6M", Length(years=1, months=6)),
        ("P1Y2M3W4D", Length(1, 2, 3, 4)),
        ("P0Y5D", Length(days=5)),
    ],
)
def test_a_length_is_read_as_it_is_written(written, length):
    assert Length.parse(written) == length


@pytest.mark.parametrize(
    "written",
    [
        "",
        "P",
        "6W",
        "p6w",
        "P6",
        "P6W ",
        " P6W",
        "P6D1W",
        "P-1D",
        "P1.5D",
        "PT5H",
        "P123456D",
        "P６W",
        "P6W\n",
    ],
)
def test_what_is_not_a_length_is_refused_with_an_example(written):
    with pytest.raises(Wrong) as refused:
        Length.parse(written)
    assert refused.value.sentence.values == {"given": written}
    assert "P6W" in render(refused.value.sentence, "nl")


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("15 dagen", Length(days=15)),
        (" 1 Dag ", Length(days=1)),
        ("6 weeks", Length(weeks=6)),
        ("6weken", Length(weeks=6)),
        ("1 year and 6 months", Length(years=1, months=6)),
        ("1 jaar, 6 maanden", Length(years=1, months=6)),
        ("p6w", Length(weeks=6)),
    ],
)
def test_a_length_is_read_as_people_type_it(typed, length):
    assert Length.read(typed) == length


@pytest.mark.parametrize(
    "typed",
    ["", "15", "soon", "fifteen days", "15 hours", "2 days 3 days", "15 days x", "10 working days", "-1 day"],
)
def test_what_is_not_a_length_as_people_type_it_is_refused_with_an_example(typed):
    with pytest.raises(Wrong) as wrong:
        Length.read(typed)
    assert "like 10 days, 6 weeks" in render(wrong.value.sentence, "en")


def test_working_days_are_read_where_they_are_counted():
    assert Length.read("10 werkdagen", in_working_days=True) == Length(days=10)
    assert Length.read("10 working days", in_working_days=True) == Length(days=10)


def test_a_refusal_repeats_no_more_than_the_beginning_of_what_was_written():
    with pytest.raises(Wrong) as refused:
        Length.parse("P" * 5000)
    assert refused.value.sentence.values == {"given": "P" * 20}


@given(LENGTHS)
def test_a_length_that_is_written_and_read_again_is_the_same(length):
    assert Length.parse(str(length)) == length


def test_a_length_is_written_without_what_it_does_not_have():
    assert [str(Length(weeks=6)), str(Length(years=1, days=3))] == ["P6W", "P1Y3D"]


@pytest.mark.parametrize("units", [{}, {"days": 0}, {"weeks": -1}, {"weeks": 2, "days": -1}])
def test_a_term_lasts_at_least_a_day(units):
    with pytest.raises(Wrong) as refused:
        Length(**units)
    assert render(refused.value.sentence, "en") == "A term lasts at least one day."


@pytest.mark.parametrize(
    ("longest", "longer"),
    [
        ({"years": 50}, {"years": 51}),
        ({"days": 18300}, {"days": 18301}),
        ({"weeks": 2614}, {"weeks": 2615}),
        ({"months": 590}, {"months": 591}),
        ({"years": 49, "days": 366}, {"years": 49, "days": 367}),
    ],
)
def test_a_term_lasts_at_most_fifty_years(longest, longer):
    assert Length(**longest)
    with pytest.raises(Wrong) as refused:
        Length(**longer)
    assert render(refused.value.sentence, "nl") == "Een termijn duurt hoogstens 50 jaar."


@pytest.mark.parametrize(
    ("length", "day", "after"),
    [
        (Length(years=1), date(2024, 2, 29), date(2025, 2, 28)),
        (Length(months=1), date(2026, 1, 31), date(2026, 2, 28)),
        (Length(months=1), date(2024, 1, 31), date(2024, 2, 29)),
        (Length(months=1), date(2026, 12, 31), date(2027, 1, 31)),
        (Length(months=12), date(2026, 11, 30), date(2027, 11, 30)),
        (Length(months=11), date(2026, 1, 31), date(2026, 12, 31)),
        (Length(months=1, days=1), date(2026, 1, 31), date(2026, 3, 1)),
        (Length(weeks=1, days=1), date(2026, 2, 24), date(2026, 3, 4)),
    ],
)
def test_a_month_ends_on_its_last_day_where_the_same_day_does_not_exist(length, day, after):
    assert length.after(day) == after


@pytest.mark.parametrize(
    ("length", "days"), [(Length(weeks=2), 10), (Length(days=3), 3), (Length(weeks=1, days=1), 6)]
)
def test_a_working_week_has_five_days(length, days):
    assert length.working_days == days


@pytest.mark.parametrize("length", [Length(years=1), Length(months=1), Length(months=1, days=1)])
def test_years_and_months_cannot_be_counted_in_working_days(length):
    with pytest.raises(Wrong):
        _ = length.working_days
    with pytest.raises(Wrong):
        Rule(length=length, count=Count.WORKING)
    with pytest.raises(Wrong):
        Rule(length=Length(days=1), max_extension=length, count=Count.WORKING)
    assert Rule(length=length, max_extension=length).in_working_days is False


@pytest.mark.parametrize(
    ("length", "dutch", "english"),
    [
        (Length(days=1), "één dag", "one day"),
        (Length(years=2, months=1), "twee jaar en één maand", "two years and one month"),
        (Length(1, 2, 1), "één jaar, twee maanden en één week", "one year, two months and one week"),
        (Length(weeks=12), "twaalf weken", "twelve weeks"),
        (Length(weeks=13), "13 weken", "13 weeks"),
    ],
)
def test_a_length_is_said_in_words(length, dutch, english):
    assert (render(length.said(), "nl"), render(length.said(), "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("length", "dutch", "english"),
    [
        (Length(days=1), "Eén dag", "One day"),
        (Length(months=1, days=1), "Eén maand en één dag", "One month and one day"),
        (Length(weeks=2), "Twee weken", "Two weeks"),
        (Length(days=40), "40 dagen", "40 days"),
    ],
)
def test_only_the_first_word_of_a_sentence_has_a_capital(length, dutch, english):
    said = length.said(opens=True)
    assert (render(said, "nl"), render(said, "en")) == (dutch, english)


def test_working_days_are_said_as_such():
    said = Length(weeks=1).said_in_working_days(), Length(days=1).said_in_working_days(opens=True)
    assert [render(each, language) for each in said for language in LANGUAGES] == [
        "vijf werkdagen",
        "five working days",
        "Eén werkdag",
        "One working day",
    ]


def test_numbers_up_to_twelve_are_written_in_letters():
    letters = [render(in_words(number, opens=False), "nl") for number in range(14)]
    assert letters[:3] == ["nul", "één", "twee"]
    assert letters[12:] == ["twaalf", "13"]
    assert len(IN_WORDS) == 13


@pytest.mark.parametrize(
    ("length", "day", "before"),
    [
        ("P2W", date(2027, 3, 15), date(2027, 3, 1)),
        ("P1M", date(2027, 3, 31), date(2027, 2, 28)),
        ("P1Y", date(2028, 2, 29), date(2027, 2, 28)),
        ("P1M3D", date(2027, 1, 15), date(2026, 12, 12)),
    ],
)
def test_so_long_before_a_day_is_a_day_that_exists(length, day, before):
    assert Length.parse(length).before(day) == before


@given(st.integers(0, 60), st.integers(1, 400), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_weeks_and_days_before_a_day_lead_back_to_it(weeks, days, day):
    length = Length(weeks=weeks, days=days)
    assert length.after(length.before(day)) == day
