"""The form that a step asks for, made from its fields; what is wrong is said by the procedure, not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.procedure import Choice, Field, Line, OneOf
from leerlijn.kernel.sentence import Said

FIELDS: Mapping[str, tuple[type[forms.Field], type[forms.Widget]]] = {
    "line": (forms.CharField, forms.TextInput),
    "paragraph": (forms.CharField, forms.Textarea),
    "number": (forms.CharField, forms.TextInput),
    "day": (forms.CharField, forms.DateInput),
    "choice": (forms.ChoiceField, forms.Select),
    "choices": (forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
}


class StepForm(forms.Form):
    """Shows what was asked and typed; `answers` are for `take_step`, which alone judges them."""

    def __init__(self, asked: Sequence[Field], facts: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[one.name] = _field(one, facts)

    @property
    def answers(self) -> dict[str, object]:
        """What was typed, by name; several values as a list."""
        return {
            one.name: self.data.getlist(one.name) if one.kind == "choices" else self.data.get(one.name)
            for one in self.asked
        }

    def refuse(self, errors: Mapping[str, Said]) -> None:
        """Each sentence beside its field; about what is not on the form, above it."""
        self.full_clean()
        self._errors = forms.utils.ErrorDict()
        for name, said in errors.items():
            self.add_error(name if name in self.fields else None, render(said, current_language()))


def _field(asked: Field, facts: Any) -> forms.Field:
    kind, widget = FIELDS[asked.kind]
    options = [(value, _said(word)) for value, word in asked.options(facts)]
    said: dict[str, Any] = {"label": _said(asked.label), "required": asked.required}
    if asked.kind in {"choice", "choices"}:
        weighs = isinstance(asked, Choice | OneOf) and asked.weighs
        chosen = forms.RadioSelect if weighs else widget
        begin = [] if weighs or asked.kind == "choices" else [("", "")]
        return kind(choices=[*begin, *options], widget=chosen, **said)
    if isinstance(asked, Line):
        said["max_length"] = asked.longest
    return kind(widget=widget, **said)


def _said(word: Said | str) -> str:
    return word if isinstance(word, str) else render(word, current_language())
