"""The form of a step shows what is asked and what was typed; the step alone says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django import forms
from django.http import QueryDict

from leerlijn.foundation.cases.forms import StepForm
from leerlijn.kernel.procedure import Choice, Day, Line, OneOf, Paragraph, Rows, SeveralOf, WholeNumber
from leerlijn.kernel.sentence import Sentence, Text
from tests.foundation.cases.builders import text

AMONG = {"a": text("A"), "b": text("B")}
FIELDS = [
    Line(name="line", label=Text(nl="Regel", en="Line"), longest=12),
    Paragraph(name="paragraph", label=text("Paragraph")),
    WholeNumber(name="number", label=text("Number"), required=False),
    Day(name="day", label=text("Day")),
    Choice(name="choice", label=text("Choice"), among=AMONG),
    Choice(name="weighs", label=text("Weighs"), among=AMONG, weighs=True),
    OneOf(name="one", label=text("One"), among=lambda facts: [(facts, facts)]),
    SeveralOf(name="several", label=text("Several"), among=lambda facts: AMONG.items()),
]


@pytest.mark.parametrize(
    ("name", "widget"),
    [
        ("line", forms.TextInput),
        ("paragraph", forms.Textarea),
        ("number", forms.TextInput),
        ("day", forms.DateInput),
        ("choice", forms.Select),
        ("weighs", forms.RadioSelect),
        ("one", forms.Select),
        ("several", forms.CheckboxSelectMultiple),
    ],
)
def test_each_kind_of_field_is_asked_in_its_own_way(name, widget):
    assert type(StepForm(FIELDS, "x").fields[name].widget) is widget


def test_nothing_is_chosen_beforehand_where_a_choice_weighs():
    shown = StepForm(FIELDS, "x")
    assert shown.fields["weighs"].choices == [("a", "A"), ("b", "B")]
    assert shown.fields["choice"].choices == [("", ""), ("a", "A"), ("b", "B")]
    assert shown.fields["one"].choices == [("", ""), ("x", "x")]
    assert "checked" not in str(shown["weighs"])


def test_answers_are_what_was_typed_untouched():
    typed = QueryDict("line= x &number=1e9&several=a&several=zzz&version=7&strange=1")
    assert StepForm(FIELDS, "x", typed).answers == {
        "line": " x ",
        "paragraph": None,
        "number": "1e9",
        "day": None,
        "choice": None,
        "weighs": None,
        "one": None,
        "several": ["a", "zzz"],
    }


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost():
    form = StepForm(FIELDS, "x", QueryDict("line=too+long+for+a+line&paragraph=kept"))
    form.refuse({"line": Sentence("Write a text here."), "elsewhere": Sentence("Only time takes this step.")})
    assert form.errors["line"] == ["Write a text here."] or form.errors["line"] == ["Schrijf hier een tekst."]
    assert list(form.errors) == ["line", "__all__"]
    assert form["line"].value() == "too long for a line"
    assert form["paragraph"].value() == "kept"


ROWS = Rows(
    name="days",
    label=text("Days"),
    each=text("Day"),
    more=text("One more day"),
    columns=(Day(name="on", label=text("On")), Line(name="note", label=text("Note"), longest=9)),
    at_first=2,
    most=4,
)


def shown(typed=""):
    return StepForm([ROWS], "x", QueryDict(typed) if typed else None)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("", 2),
        ("days-0-on=2027-11-24", 2),
        ("days-2-on=", 3),
        ("days-1-on=&more=days", 3),
        ("days-1-on=&more=others", 2),
        ("days-3-on=&more=days", 4),
        ("days-999-on=", 4),
        ("days-9999-on=&daysx-3-on=", 2),
    ],
)
def test_there_are_as_many_rows_as_were_typed_and_one_more_where_asked_for(typed, rows):
    assert [[bound.html_name for _, bound in cells] for _, cells in shown(typed).rows(ROWS)] == [
        [f"days-{place}-on", f"days-{place}-note"] for place in range(rows)
    ]


def test_rows_are_answered_as_a_list_in_their_order():
    answers = shown("days-1-on=2027-11-24&days-1-note=x&strange=1").answers
    assert answers == {"days": [{"on": "", "note": ""}, {"on": "2027-11-24", "note": "x"}]}


def test_only_the_first_row_has_the_one_answer_there_is_so_the_others_stay_empty():
    one = OneOf(name="which", label=text("Which"), among=lambda _: (("a", text("A")),))
    form = StepForm([replace(ROWS, columns=(one,))], "x")
    assert [form[f"days-{place}-which"].value() for place in (0, 1)] == ["a", None]


def test_a_mistake_in_a_row_stands_beside_its_cell_and_above_the_form_with_its_row():
    form = shown("days-1-note=much+too+long")
    form.refuse({"days-1-note": Sentence("Write a text here.")})
    assert list(form.errors) == ["days-1-note"]
    assert form["days-1-note"].label.endswith("2, Note")


def test_a_new_row_has_the_focus_and_nothing_is_judged_yet():
    form = shown("days-0-on=no+day&more=days").with_row()
    assert form.wants_row
    assert not form.errors
    assert form.fields["days-2-on"].widget.attrs == {"autofocus": True}
