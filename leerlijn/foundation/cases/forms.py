"""The form that a step asks for, made from its fields; what is wrong is said by the procedure, not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from leerlijn.foundation.ui.forms import JudgedElsewhere, said_now
from leerlijn.kernel.procedure import Choice, Field, Line, OneOf

WIDGETS: Mapping[str, type[forms.Widget]] = {
    "line": forms.TextInput,
    "paragraph": forms.Textarea,
    "number": forms.TextInput,
    "day": forms.DateInput,
}


class StepForm(JudgedElsewhere):
    """Shows what was asked and typed; `answers` are for `take_step`, which alone judges them."""

    def __init__(self, asked: Sequence[Field], facts: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[one.name] = _field(one, facts)

    @property
    def answers(self) -> dict[str, object]:
        """What was typed, by name; several values as a list."""
        typed = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return {
            one.name: typed.getlist(one.name) if one.kind == "choices" else typed.get(one.name)
            for one in self.asked
        }


def _field(asked: Field, facts: Any) -> forms.Field:
    label = said_now(asked.label)
    if asked.kind in WIDGETS:
        longest = asked.longest if isinstance(asked, Line) else None
        widget = WIDGETS[asked.kind]
        return forms.CharField(label=label, required=asked.required, max_length=longest, widget=widget)
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
    return forms.ChoiceField(label=label, required=asked.required, choices=[("", ""), *options])
