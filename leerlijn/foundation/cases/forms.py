"""The form that a step asks for, made from its fields; what is wrong is said by the procedure, not here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from leerlijn.foundation.cases.came import ASKED
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_now
from leerlijn.kernel.procedure import Choice, Field, Line, OneOf, Rows
from leerlijn.kernel.sentence import Said, Sentence

WIDGETS: Mapping[str, type[forms.Widget]] = {
    "line": forms.TextInput,
    "paragraph": forms.Textarea,
    "number": forms.TextInput,
    "day": forms.DateInput,
    "time": forms.TimeInput,
}
MORE = "more"
"""The button that adds a row sends this, with the name of the field."""


class StepForm(JudgedElsewhere):
    """Shows what was asked and typed; `answers` are for `take_step`, which alone judges them.

    A field of rows has a form field for each cell: `sessions-2-day` is the day in the third row.
    """

    def __init__(self, asked: Sequence[Field], facts: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [one for one in asked if _is_shown(one, facts)]
        for one in self.asked:
            if isinstance(one, Rows):
                self.fields |= self._cells(one, facts)
            else:
                self.fields[one.name] = _field(one, facts)

    @property
    def answers(self) -> dict[str, object]:
        """What was typed, by name; several values as a list, rows as a list of rows."""
        return {one.name: self._answer(one) for one in self.asked}

    @property
    def texts(self) -> list[tuple[Said, str]]:
        """What was written in whole sentences, for where the form itself is gone."""
        return [
            (one.label, text)
            for one in self.asked
            if one.kind in {"line", "paragraph"} and (text := self._typed.get(one.name, "").strip())
        ]

    @property
    def wants_row(self) -> bool:
        """Whether somebody asked for one more row, and did not hand in yet."""
        return MORE in self._typed

    def with_row(self) -> StepForm:
        """As it was typed, with the row that was asked for; nothing is judged yet."""
        self.refuse({})
        return self

    def rows(self, asked: Rows) -> list[tuple[Said, list[tuple[Field, BoundField]]]]:
        """What each row is called, and its cells with their columns."""
        return [
            (
                _name_of(asked, place),
                [(column, self[f"{asked.name}-{place}-{column.name}"]) for column in asked.columns],
            )
            for place in range(self._number_of(asked))
        ]

    @property
    def _typed(self) -> QueryDict:
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    def _answer(self, one: Field) -> object:
        typed = self._typed
        if isinstance(one, Rows):
            return [
                {column.name: typed.get(f"{one.name}-{place}-{column.name}", "") for column in one.columns}
                for place in range(self._number_of(one))
            ]
        return typed.getlist(one.name) if one.kind == "choices" else typed.get(one.name)

    def _number_of(self, asked: Rows) -> int:
        """As many rows as were typed in, and one more where that was asked for; never beyond the most."""
        cell = re.compile(rf"{re.escape(asked.name)}-([0-9]{{1,3}})-")
        places = [int(found[1]) for name in self._typed if (found := cell.match(name))]
        more = self._typed.get(MORE) == asked.name
        return min(max([*places, asked.at_first - 1]) + 1 + more, asked.most)

    def _cells(self, asked: Rows, facts: Any) -> dict[str, forms.Field]:
        cells = {
            f"{asked.name}-{place}-{column.name}": _cell(asked, place, column, facts)
            for place in range(self._number_of(asked))
            for column in asked.columns
        }
        if self._typed.get(MORE) == asked.name:
            last = f"{asked.name}-{self._number_of(asked) - 1}-{asked.columns[0].name}"
            cells[last].widget.attrs["autofocus"] = True
        return cells


class EntryForm(StepForm):
    """The form of a step that an office fills in for somebody: also how and when it came, and the letter."""

    def __init__(self, asked: Sequence[Field], facts: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__((*ASKED, *asked), facts, *args, **kwargs)
        self.fields["letter"] = forms.FileField(
            label=said_now(Sentence("The letter or mail itself")), required=False
        )


def _is_shown(one: Field, facts: Any) -> bool:
    """Of nothing there is nothing to choose, unless an answer is required: then the form says so."""
    can_be_answered = one.required or one.kind not in {"choice", "choices"} or bool(one.options(facts))
    return can_be_answered and one.is_asked(facts)


def _name_of(asked: Rows, place: int) -> Said:
    return Sentence("{each} {number}", each=asked.each, number=place + 1)


def _cell(asked: Rows, place: int, column: Field, facts: Any) -> forms.Field:
    """Named in full, for above the form; a row may stay empty, so only the first has anything in it."""
    cell = _field(column, facts)
    if place:
        cell.initial = None
    cell.label = f"{said_now(_name_of(asked, place))}, {cell.label}"
    cell.required = False
    return cell


def _field(asked: Field, facts: Any) -> forms.Field:
    label = said_now(asked.label)
    if asked.kind in WIDGETS:
        longest = asked.longest if isinstance(asked, Line) else None
        widget = WIDGETS[asked.kind]
        return forms.CharField(
            label=label,
            required=asked.required,
            max_length=longest,
            widget=widget,
            initial=asked.suggested(facts) or None,
        )
    options = [(value, said_now(word)) for value, word in asked.options(facts)]
    if asked.kind == "choices":
        several = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=label, required=asked.required, choices=options, widget=several
        )
    if isinstance(asked, Choice | OneOf) and asked.weighs:
        return forms.ChoiceField(
            label=label, required=asked.required, choices=options, widget=forms.RadioSelect
        )
    only = options[0][0] if asked.required and len(options) == 1 else None
    return forms.ChoiceField(
        label=label,
        required=asked.required,
        choices=[("", ""), *options],
        initial=asked.suggested(facts) or only,
    )
