"""What a step asks, and what it makes of an answer: a value, or one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.kernel.procedure import (
    Choice,
    Day,
    Line,
    OneOf,
    Paragraph,
    SeveralOf,
    WholeNumber,
    read_fields,
)
from tests.kernel.procedure.builders import text

NAME = text("It")
COLOURS = {"red": text("red"), "blue": text("blue")}
FIELDS = {
    "line": Line(name="it", label=NAME, longest=5),
    "paragraph": Paragraph(name="it", label=NAME, longest=20),
    "number": WholeNumber(name="it", label=NAME, least=1, most=10),
    "day": Day(name="it", label=NAME),
    "choice": Choice(name="it", label=NAME, among=COLOURS),
    "one of": OneOf(name="it", label=NAME, among=lambda facts: [(each, each) for each in facts]),
    "several": SeveralOf(name="it", label=NAME, among=lambda facts: [(each, each) for each in facts]),
}
FACTS = ("Ann", "Bob")


def answered(kind, given):
    """The value, or the key of the sentence."""
    answers, errors = read_fields([FIELDS[kind]], {"it": given}, FACTS)
    return errors["it"].key if errors else answers["it"]


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("line", " five ", "five"),
        ("paragraph", "a\r\nb", "a\nb"),
        ("number", "10", 10),
        ("number", 1, 1),
        ("day", "2027-11-24", date(2027, 11, 24)),
        ("choice", "red", "red"),
        ("one of", "Ann", "Ann"),
        ("several", ["Bob", "Ann", "Bob"], ("Bob", "Ann")),
        ("several", "Ann", ("Ann",)),
    ],
)
def test_a_good_answer_becomes_a_value(kind, given, value):
    assert answered(kind, given) == value


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        ("line", "", "Fill this in."),
        ("line", None, "Fill this in."),
        ("several", [], "Fill this in."),
        ("line", "   ", "Write a text here."),
        ("line", 5, "Write a text here."),
        ("line", "sixsix", "This is {count} characters; at most {longest} fit."),
        ("line", "a\0b", "This text holds a character that cannot be kept (NUL). Take it out."),
        ("number", "ten", "Write a whole number."),
        ("number", True, "Write a whole number."),
        ("number", 1.5, "Write a whole number."),
        ("number", "0", "Write a number from {least} to {most}."),
        ("number", "11", "Write a number from {least} to {most}."),
        ("day", "31-02-2027", "Write a date that exists, as year-month-day."),
        ("day", "2027-02-30", "Write a date that exists, as year-month-day."),
        ("choice", "green", "Choose one of the answers in the list."),
        ("one of", "Cees", "Choose one of the answers in the list."),
        ("several", ["Ann", "Cees"], "Choose one of the answers in the list."),
    ],
)
def test_a_bad_answer_gets_one_sentence(kind, given, sentence):
    assert answered(kind, given) == sentence


def test_what_need_not_be_answered_may_be_empty():
    optional = Line(name="it", label=NAME, required=False)
    assert read_fields([optional], {}, FACTS) == ({"it": None}, {})


def test_what_nobody_asked_is_refused():
    answers, errors = read_fields([FIELDS["line"]], {"it": "x", "more": "y"}, FACTS)
    assert errors["more"].key == "Nothing is asked under this name: {name}."
    assert answers == {"it": "x"}
