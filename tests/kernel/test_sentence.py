"""A sentence keeps its values apart, and survives being written down and read again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.kernel.sentence import LANGUAGES, Counted, Euros, Sentence, Text, from_data, to_data

DAY = date(2027, 11, 24)


def test_a_text_is_in_both_languages():
    title = Text(nl="Dossier", en="Portfolio")
    assert [title.in_language(language) for language in LANGUAGES] == ["Dossier", "Portfolio"]


def test_sentences_with_the_same_words_and_values_are_the_same():
    said = Sentence("You have until {day}.", day=DAY)
    assert said == Sentence("You have until {day}.", day=DAY)
    assert len({said, Sentence("You have until {day}.", day=DAY)}) == 1
    assert said != Sentence("You have until {day}.", day=date(2027, 11, 25))
    assert said != Sentence("It ended on {day}.", day=DAY)


def test_a_value_may_be_called_key():
    assert Sentence("The key is {key}.", key="UTQ").values == {"key": "UTQ"}
    assert Counted("{one}", "{many}", count=2, one="a", many="b").values == {"one": "a", "many": "b"}


def test_sentences_that_count_are_told_apart_by_their_number():
    one, two = (Counted("{count} day", "{count} days", count=count) for count in (1, 2))
    assert one != two
    assert one == Counted("{count} day", "{count} days", 1)
    assert len({one, two, Counted("{count} day", "{count} days", 1)}) == 2


def test_a_sentence_does_not_change():
    with pytest.raises(AttributeError):
        Sentence("Done.").key = "Not done."


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ("a text", "a text"),
        (7, 7),
        (Decimal("0.80"), {"decimal": "0.80"}),
        (Euros(179_500_050), {"cents": 179_500_050}),
        (DAY, {"day": "2027-11-24"}),
        (datetime(2027, 11, 24, 23, 59, tzinfo=UTC), {"moment": "2027-11-24T23:59:00+00:00"}),
        (Text(nl="ja", en="yes"), {"nl": "ja", "en": "yes"}),
        (Sentence("Until {day}.", day=DAY), {"say": "Until {day}.", "with": {"day": {"day": "2027-11-24"}}}),
        (
            Counted("{count} day", "{count} days", count=2, of=Text(nl="verlof", en="leave")),
            {
                "one": "{count} day",
                "many": "{count} days",
                "count": 2,
                "with": {"of": {"nl": "verlof", "en": "leave"}},
            },
        ),
        (("a", 1, DAY), ["a", 1, {"day": "2027-11-24"}]),
        ((), []),
    ],
    ids=repr,
)
def test_a_value_is_written_down_in_one_way(value, data):
    assert to_data(value) == data
    assert from_data(json.loads(json.dumps(data))) == value


@pytest.mark.parametrize(
    "data",
    [
        None,
        1.5,
        {},
        {"say": "Done."},
        {"say": 1, "with": {}},
        {"say": "Done.", "with": []},
        {"one": "a", "many": "b", "count": "2", "with": {}},
        {"nl": "ja"},
        {"nl": "ja", "en": 1},
        {"day": 20271124},
        {"day": "the 24th"},
        {"moment": "soon"},
        {"decimal": 1},
        [None],
        {"say": "Until {day}.", "with": {"day": None}},
    ],
    ids=repr,
)
def test_what_is_not_the_data_of_a_sentence_is_refused(data):
    with pytest.raises(ValueError, match=r"not the data of a sentence|Invalid isoformat"):
        from_data(data)


NAMES = st.text("abcdefghij", min_size=1, max_size=8)
PLAIN = (
    st.text()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.builds(Text, nl=st.text(), en=st.text())
)


def sentences(values):
    with_values = st.dictionaries(NAMES, values, max_size=3)
    return st.builds(lambda key, given: Sentence(key, **given), st.text(), with_values) | st.builds(
        lambda one, many, count, given: Counted(one, many, count=count, **given),
        st.text(),
        st.text(),
        st.integers(),
        with_values,
    )


VALUES = st.recursive(
    PLAIN,
    lambda inner: sentences(inner) | st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_down_and_read_again_is_the_same(value):
    again = from_data(json.loads(json.dumps(to_data(value))))
    assert again == value
    assert type(again) is type(value)
    assert hash(again) == hash(value)
