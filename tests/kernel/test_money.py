"""Whole cents: nothing is lost when an amount is divided, and an amount is read as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.money import LARGEST, NOTHING, Money, parse, total
from leerlijn.kernel.wrong import Wrong


@pytest.mark.parametrize("cents", [1.0, "1", None, True])
def test_money_is_counted_in_whole_cents(cents):
    with pytest.raises(TypeError):
        Money(cents)


def test_amounts_are_added_and_compared():
    assert Money(250) + Money(50) == Money(300)
    assert Money(250) - Money(300) == Money(-50)
    assert -Money(50) == Money(-50)
    assert Money(250) * 3 == Money(750)
    assert Money(-50) < NOTHING < Money(1)
    assert [bool(Money(cents)) for cents in (-1, 0, 1)] == [True, False, True]


def test_half_a_cent_does_not_exist():
    with pytest.raises(TypeError):
        Money(250) * 1.5


def test_a_total_of_nothing_is_nothing():
    assert total([]) == NOTHING
    assert total([Money(1), Money(2), Money(-4)]) == Money(-1)


def cents(amounts):
    return [amount.cents for amount in amounts]


def test_the_first_parts_get_the_cents_left_over():
    assert cents(Money(100).split(3)) == [34, 33, 33]
    assert cents(Money(101).split(3)) == [34, 34, 33]
    assert cents(Money(-100).split(3)) == [-34, -33, -33]
    assert cents(Money(2).split(3)) == [1, 1, 0]
    assert cents(NOTHING.split(2)) == [0, 0]


def test_an_amount_is_divided_in_proportion_and_the_largest_remainder_gets_the_cent():
    assert cents(Money(100).split_by([1, 2])) == [33, 67]
    assert cents(Money(100).split_by([1, 1, 4])) == [17, 17, 66]
    assert cents(Money(100).split_by([0, 5])) == [0, 100]


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [2, -1]])
def test_an_amount_cannot_be_divided_over_nothing(weights):
    with pytest.raises(Wrong) as refused:
        Money(100).split_by(weights)
    assert render(refused.value.sentence, "nl") == (
        "Om een bedrag te verdelen, moet ten minste één deel groter zijn dan nul."
    )


@pytest.mark.parametrize("parts", [0, -1])
def test_an_amount_cannot_be_divided_in_no_parts(parts):
    with pytest.raises(Wrong):
        Money(100).split(parts)


WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


@given(st.integers(-LARGEST, LARGEST), WEIGHTS)
def test_the_parts_are_the_whole_and_each_is_within_a_cent_of_its_share(amount, weights):
    parts = cents(Money(amount).split_by(weights))
    assert sum(parts) == amount
    assert len(parts) == len(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - amount * weight) < sum(weights)


@given(st.integers(-LARGEST, LARGEST), st.integers(1, 50))
def test_equal_parts_differ_by_a_cent_at_most(amount, parts):
    shares = cents(Money(amount).split(parts))
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("€ 1.245.000,50", 124500050),
        ("1,245,000.50", 124500050),
        ("1245000,5", 124500050),
        ("1245000.5", 124500050),
        ("1245000", 124500000),
        ("1.245.000", 124500000),
        ("1,245,000", 124500000),
        ("1245", 124500),
        ("1,24", 124),
        ("1.24", 124),
        ("0", 0),
        ("0,01", 1),
        ("007", 700),
        ("-12,50", -1250),
        ("\N{MINUS SIGN}12,50", -1250),
        ("€-12,50", -1250),
        ("  € 12  ", 1200),
        ("10000000000000", LARGEST),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed, cents):
    assert parse(typed) == Money(cents)


@pytest.mark.parametrize(
    ("typed", "thousands", "cents"),
    [("12.345", ".", 1234500), ("12,345", ",", 1234500), ("-1.245", ".,", -124500), ("1,245", ".,", 124500)],
)
def test_a_mark_divides_thousands_in_the_language_of_whoever_wrote_it(typed, thousands, cents):
    assert parse(typed, thousands=thousands) == Money(cents)


@pytest.mark.parametrize(
    ("typed", "thousands", "whole"),
    [("12,345", ".", "12345"), ("12.345", ",", "12345"), ("€ 1.245", "", "1245"), ("-0,500", "", "500")],
)
def test_what_could_be_two_amounts_is_neither(typed, thousands, whole):
    with pytest.raises(Wrong) as refused:
        parse(typed, thousands=thousands)
    assert refused.value.sentence.values == {"given": typed, "whole": whole}
    assert "op twee manieren" in render(refused.value.sentence, "nl")


@pytest.mark.parametrize(
    "typed",
    [
        *["", " ", "€", "-", "twelve", "nan", "1e6", "12-", "--1", "$ 12", "€€ 12", "١٢", "12\n13", "9" * 40],
        *["12,", ",50", "12,5050", "1 245", "1.2.3", "1,2,3", "12.34.567", "1.245.00", "1,245.000,50"],
    ],
)
def test_what_is_not_an_amount_is_refused_with_an_example(typed):
    with pytest.raises(Wrong) as refused:
        parse(typed)
    assert refused.value.sentence.values == {"given": typed}
    assert "1.245.000,50" in render(refused.value.sentence, "nl")


def test_a_refusal_repeats_no_more_than_the_beginning_of_what_was_typed():
    with pytest.raises(Wrong) as refused:
        parse("9" * 5000)
    assert refused.value.sentence.values == {"given": "9" * 40}


@pytest.mark.parametrize("typed", ["10000000000000,01", "-10000000000000,01", "9" * 30])
def test_an_amount_that_is_too_large_is_a_slip_of_the_keyboard(typed):
    with pytest.raises(Wrong) as refused:
        parse(typed)
    assert render(refused.value.sentence, "nl") == "Dit bedrag is te groot. Kijk of het aantal cijfers klopt."


@given(st.integers(-LARGEST, LARGEST))
def test_an_amount_written_in_either_way_is_read_as_the_same(amount):
    english = f"{'-' if amount < 0 else ''}{abs(amount) // 100:,}.{abs(amount) % 100:02}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert parse(english) == parse(dutch) == Money(amount)
