"""What somebody hands over on the pages of the qualification."""

from __future__ import annotations

from django import forms

from leerlijn.foundation.ui.forms import Refusable, said_later
from leerlijn.kernel.sentence import Sentence


class CriteriaFileForm(Refusable):
    """A new edition of the criteria, as a file."""

    file = forms.FileField(
        label=said_later(Sentence("The new edition")),
        error_messages={
            "required": said_later(Sentence("Choose the file.")),
            "empty": said_later(Sentence("This file is empty.")),
            "invalid": said_later(Sentence("Choose the file.")),
        },
    )


class SinceForm(Refusable):
    """Since which day, and as which kind of file."""

    since = forms.DateField(
        label=said_later(Sentence("Changed since")),
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": said_later(Sentence("Write a day as 2026-11-24."))},
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    kind = forms.ChoiceField(
        label=said_later(Sentence("As which file")),
        choices=[("xlsx", "xlsx"), ("csv", "csv")],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={
            "required": said_later(Sentence("Choose a kind of file.")),
            "invalid_choice": said_later(Sentence("Choose a kind of file.")),
        },
    )
