from datetime import UTC, datetime

import pytest

from leerlijn.foundation.panels.content import (
    LONGEST_NOTE,
    LONGEST_QUESTION,
    LONGEST_SEEN,
    LONGEST_WHY,
    SCALES,
    STEPS,
    Content,
    CriterionJudgement,
    Finding,
    from_canonical,
    parsed,
    parsed_note,
    room_for,
    steps_apart,
)
from leerlijn.kernel.verdict import Incomplete

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
CODES = ("1.1", "2.3", "5.3")


def filled(letter):
    """As much as can be written, in this letter."""
    said = parsed("not-yet", *(letter * most for most in (LONGEST_SEEN, LONGEST_WHY, LONGEST_QUESTION)))
    content = Content(note=parsed_note(letter * LONGEST_NOTE))
    for place in range(3):
        content = content.with_criterion(f"{place:020}", said, at=AT.replace(microsecond=999999))
    return content


def test_what_was_written_down_is_read_again():
    content = Content().with_criterion("1.1", parsed("ask", "item 3", "when?\nwhy?", "How?"), at=AT)
    content = content.with_note("A lively lesson.", at=AT)
    assert from_canonical(content.canonical + b"   ") == content
    assert content.of("1.1") == CriterionJudgement(Finding.ASK, "item 3", "when?\nwhy?", "How?")


@pytest.mark.parametrize("letter", ["a", "é", "水", "𝄞", '"', "\\", "<"])
def test_the_fullest_judgement_fits_in_its_room_whatever_it_is_written_in(letter):
    assert len(filled(letter).canonical) <= room_for(3)


def test_the_room_is_not_twice_as_large_as_it_must_be():
    assert len(filled("𝄞").canonical) > room_for(3) * 0.9


def test_the_codes_still_open_come_in_the_order_of_the_framework():
    content = Content().with_criterion("2.3", parsed("sufficient", "", ""), at=AT)
    assert content.still_open(CODES) == ("1.1", "5.3")


@pytest.mark.parametrize(
    ("finding", "why", "lacking"),
    [
        ("sufficient", "", ()),
        ("not-yet", "", ("1.1",)),
        ("ask", "", ("1.1",)),
        ("ask", " \n", ("1.1",)),
        ("not-yet", "no plan", ()),
        ("", "", ()),
    ],
)
def test_what_is_not_sufficient_needs_a_reason(finding, why, lacking):
    assert Content().with_criterion("1.1", parsed(finding, "", why), at=AT).without_reason(CODES) == lacking


@pytest.mark.parametrize(
    ("finding", "seen", "why", "fields"),
    [
        ("good", "", "", {"finding"}),
        ("", "x" * (LONGEST_SEEN + 1), "", {"seen"}),
        ("", "", "x" * (LONGEST_WHY + 1), {"why"}),
        ("", "a\0b", "bell\a", {"seen", "why"}),
        ("", "", "half \ud800", {"why"}),
        ("nothing", "\0", "\x7f", {"finding", "seen", "why"}),
    ],
)
def test_what_cannot_be_kept_names_its_field(finding, seen, why, fields):
    refused = parsed(finding, seen, why)
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == fields


def test_a_note_is_checked_too():
    assert isinstance(parsed_note("x" * (LONGEST_NOTE + 1)), Incomplete)
    assert isinstance(parsed_note("\0"), Incomplete)
    assert parsed_note("  two\r\nlines ") == "two\nlines"


def test_the_same_judgement_twice_has_two_digests_so_that_nobody_guesses_one():
    one, other = (Content().with_criterion("1.1", parsed("sufficient", "", ""), at=AT) for _ in range(2))
    assert one.digest != other.digest
    assert one.digest == from_canonical(one.canonical).digest


def test_every_finding_has_words_in_both_languages():
    assert {finding.in_words.nl for finding in SCALES["plain"]} == {"voldoende", "nog niet", "navragen"}
    assert {finding.in_words.en for finding in SCALES["plain"]} == {"sufficient", "not yet", "ask"}
    assert len({finding.in_words.nl for finding in Finding}) == len(Finding)
    assert len({finding.in_words.en for finding in Finding}) == len(Finding)


def test_a_finding_of_another_scale_is_refused():
    assert isinstance(parsed("partly", "", "half of it"), Incomplete)
    assert not isinstance(parsed("partly", "", "half of it", scale=STEPS), Incomplete)
    assert isinstance(parsed("ask", "", "later", scale=STEPS), Incomplete)


def test_what_lies_between_two_findings_is_counted_in_steps():
    assert steps_apart(Finding.NOT_YET, Finding.STRONG) == 3
    assert steps_apart(Finding.PARTLY, Finding.SUFFICIENT) == 1
    assert steps_apart(Finding.ASK, Finding.NOT_YET) == steps_apart(None, Finding.STRONG) == 0
