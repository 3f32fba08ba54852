"""A term that can be chosen stands in no sentence of ours: the sentence would stay when the term changes."""

from __future__ import annotations

from collections.abc import Iterator

from babel.messages.pofile import read_po

from tests.domains.qualification.guide.numbers import terms_in
from tests.house.plan import PACKAGE

THIRTY_DAYS = {  # in which a merge is taken back; nobody chooses it
    "Merged in the last thirty days",
    "Told apart in the last thirty days",
    "This could be taken back for thirty days; those were over on {day}.",
    "{name} is one person now. You can take this back for thirty days.",
    "{stays} stays, and gets what is known of {gone}. You can take this back for thirty days.",
}
FIXED = THIRTY_DAYS | {
    "For each competence there is a teaching task in the next twelve months.",  # as far as is asked ahead
    "Like 10 days, 6 weeks, 3 months or 3 years.",  # how to write a length
    "Like 10 working days, or 2 weeks of five.",
    "Positive means: the qualification can be reached within two years.",  # the law says so
    "The decision or page, so that somebody can find it in ten years. Everybody who reads the settings "
    "reads this.",
    "The planning names no day for this; the usual time is three months.",
    "There is no duty to qualify; the usual time is three years, until {day}.",
    "This list is closed: it could be changed until four weeks after the meeting.",
    "A reminder of your last day, a question about it, or what you must do within two weeks always comes at "
    "once.",
    "Two weeks after the last meeting: {day}.",
    "Write a length as P10D (ten days), P6W (six weeks), P3M (three months) or P3Y (three years), not "
    "“{given}”.",
    "Write a length as a number and a unit, like 10 days, 6 weeks, 3 months or 3 years, not “{given}”.",
}
"""What no institution chooses: the law, the code beside it, or an example says it."""


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Every sentence that is translated, with its wordings in both languages."""
    for path in PACKAGE.glob("**/words/nl.po"):
        with path.open("rb") as words:
            for each in read_po(words):
                wordings = [each.id, each.string] if isinstance(each.id, str) else [*each.id, *each.string]
                yield wordings[0], wordings


def test_no_sentence_says_a_term_that_can_be_chosen():
    found = {said for said, wordings in sentences() if any(terms_in(each) for each in wordings)}
    assert found == FIXED


def test_a_planted_term_is_found():
    """The control."""
    assert terms_in("Your supervisor answers within ten working days.")
    assert terms_in("Je hebt zes weken.")
    assert not terms_in("Your supervisor answers within {length}.")
