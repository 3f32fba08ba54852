"""What differs between two texts: nothing is lost of either, and what was kept is not told as changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leerlijn.kernel.differences import MOST_SENTENCES, MOST_WORDS, Kind, Piece, around, differences

KEPT, OUT, IN, SKIPPED = Kind.KEPT, Kind.OUT, Kind.IN, Kind.SKIPPED


def side(pieces, kind: Kind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in {KEPT, kind})


def told(pieces) -> list[tuple[Kind, str]]:
    return [(piece.kind, piece.text) for piece in pieces]


texts = st.text(st.sampled_from("ab .\n,"), max_size=60)


@given(texts, texts)
def test_nothing_is_lost_of_either_text(before, after):
    found = differences(before, after)
    assert (side(found, OUT), side(found, IN)) == (before, after)
    assert all(piece.text for piece in found)


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.kind for piece in differences(text, text)} <= {KEPT}


def test_a_word_that_changed_is_told_and_its_sentence_is_kept():
    found = differences("I taught it once. It went well.", "I taught it twice. It went well.")
    assert told(found) == [(KEPT, "I taught it "), (OUT, "once. "), (IN, "twice. "), (KEPT, "It went well.")]


def test_a_sentence_that_came_is_told_as_a_whole():
    found = differences("First. Last.", "First. Between them. Last.")
    assert told(found) == [(KEPT, "First. "), (IN, "Between them. "), (KEPT, "Last.")]


@pytest.mark.parametrize(("words", "parts"), [(MOST_WORDS // 2, 4), (MOST_WORDS + 1, 2)])
def test_a_part_that_is_too_long_to_compare_by_words_is_shown_as_replaced(words, parts):
    before = " ".join(f"a{number}" for number in range(words))
    found = differences(before, before.replace("a7 ", "b7 "))
    assert len(found) == parts
    assert side(found, OUT) == before


@pytest.mark.parametrize(("sentences", "parts"), [(MOST_SENTENCES, 3), (MOST_SENTENCES + 1, 2)])
def test_a_text_of_very_many_sentences_is_shown_as_replaced(sentences, parts):
    before = "\n".join(f"a{number}" for number in range(sentences))
    found = differences(before, before.replace("a0\n", "b0\n"))
    assert len(found) == parts
    assert side(found, OUT) == before


def test_of_what_was_kept_only_what_stands_beside_a_change_is_shown():
    pieces = (
        Piece(KEPT, "x" * 9),
        Piece(OUT, "no"),
        Piece(KEPT, "y" * 9),
        Piece(IN, "yes"),
        Piece(KEPT, "z"),
    )
    assert told(around(pieces, 2)) == [
        (SKIPPED, ""),
        (KEPT, "xx"),
        (OUT, "no"),
        (KEPT, "yy"),
        (SKIPPED, ""),
        (KEPT, "yy"),
        (IN, "yes"),
        (KEPT, "z"),
    ]
    assert around(pieces, 9) == pieces
