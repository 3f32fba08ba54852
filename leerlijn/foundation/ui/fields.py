"""What a template asks about a field of a form: which kind it is, and what is in it now."""

from __future__ import annotations

from datetime import date

from django import forms
from django.forms.boundfield import BoundField

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radio"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.DateInput, "date"),
)


def widget_kind(bound: BoundField) -> str:
    """The macro of `ui/form.html` that draws this field; text for everything not named."""
    return next((kind for widget, kind in KINDS if isinstance(bound.field.widget, widget)), "text")


def chosen(bound: BoundField) -> frozenset[str]:
    """The values that are ticked, as the strings in which a browser sends them."""
    value = bound.value()
    several = value if isinstance(value, (list, tuple, set, frozenset)) else [] if value is None else [value]
    return frozenset(map(str, several))


def is_day(typed: str) -> bool:
    """Whether a date field of a browser can show this; if not, a text field keeps what was typed."""
    try:
        return bool(date.fromisoformat(typed)) and len(typed) == len("2027-11-24")
    except ValueError:
        return False


def iso_day(value: date | str) -> str:
    """A day as a date field wants it; what was typed and is no day stays as it was typed."""
    return value.isoformat() if isinstance(value, date) else value
