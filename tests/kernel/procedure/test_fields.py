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
    Rows,
    SeveralOf,
    Table,
    TimeOfDay,
    WholeNumber,
    read_fields,
)
from leerlijn.kernel.sentence import Sentence
from tests.kernel.procedure.builders import text

NAME = text("It")
COLOURS = {"red": text("red"), "blue": text("blue")}
FIELDS = {
    "line": Line(name="it", label=NAME, longest=5),
    "paragraph": Paragraph(name="it", label=NAME, longest=20),
    "number": WholeNumber(name="it", label=NAME, least=1, most=10),
    "day": Day(name="it", label=NAME),
    "time": TimeOfDay(name="it", label=NAME),
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
        ("time", "14:00", "14:00"),
        ("time", " 9.30 ", "09:30"),
        ("choice", "red", "red"),
        ("one of", "Ann", "Ann"),
        ("several", ["Bob", "Ann", "Bob"], ("Bob", "Ann")),
        ("several", "Ann", ("Ann",)),
    ],
)
def test_a_good_answer_becomes_a_value(kind, given, value):
    assert answered(kind, given) == value


def test_of_an_answer_that_is_gone_is_said_what_happened_to_it():
    field = OneOf(name="it", label=NAME, among=lambda facts: (), gone=Sentence("Somebody was first."))
    _, errors = read_fields([field], {"it": "Ann"}, FACTS)
    assert errors["it"].key == "Somebody was first."


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
        ("time", "24:00", "Write a time like 14:00."),
        ("time", "14", "Write a time like 14:00."),
        ("time", 14, "Write a text here."),
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


def in_order(row):
    return None if row["day"] < date(2030, 1, 1) else ("day", Sentence("Too late."))


def table(**more):
    columns = (Day(name="day", label=NAME), Line(name="note", label=NAME, required=False))
    return Rows(name="it", label=NAME, each=NAME, more=NAME, columns=columns, amiss=in_order, **more)


def read_rows(given, **more):
    answers, errors = read_fields([table(**more)], {"it": given}, FACTS)
    return answers.get("it"), {name: said.key for name, said in errors.items()}


def test_rows_that_were_left_empty_are_not_there():
    day = {"day": "2027-11-24", "note": ""}
    assert read_rows([{"day": "", "note": None}, day]) == (
        Table(({"day": date(2027, 11, 24), "note": None},)),
        {},
    )
    assert read_rows([{}], required=False) == (Table(()), {})


def test_a_mistake_in_a_row_is_named_by_the_row_as_it_was_typed():
    rows = [{}, {"day": "", "note": "x"}, {"day": "2030-01-01"}, {"day": "2027-11-24", "strange": "y"}]
    assert read_rows(rows) == (
        None,
        {
            "it-1-day": "Fill this in.",
            "it-2-day": "Too late.",
            "it-3-strange": "Nothing is asked under this name: {name}.",
        },
    )


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ([], {"it": "Fill this in."}),
        ([{}, {}], {"it-0-day": "Fill this in."}),
        ("2027-11-24", {"it": "Write a list of rows here."}),
        (["2027-11-24"], {"it": "Write a list of rows here."}),
        ([{"day": "2027-11-24"}] * 3, {"it": "These are {count} rows; at most {most} fit."}),
    ],
)
def test_what_is_no_list_of_rows_or_too_long_a_one_is_refused(given, errors):
    assert read_rows(given, most=2) == (None, errors)


def test_what_the_facts_do_not_ask_is_not_missed_and_not_taken():
    asked = Line(name="it", label=NAME, only_if=lambda facts: "Ann" in facts)
    assert set(read_fields([asked], {}, FACTS)[1]) == {"it"}
    assert read_fields([asked], {}, ("Bob",)) == ({}, {})
    assert set(read_fields([asked], {"it": "red"}, ("Bob",))[1]) == {"it"}
