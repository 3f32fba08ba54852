"""What somebody types who writes the text of a letter; what is wrong with it an action says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from leerlijn.foundation.notices.texts import LONGEST_SUBJECT
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_later
from leerlijn.kernel.sentence import Sentence


class TextForm(JudgedElsewhere):
    """The text and the subject in both languages, from which day and why; and the case to look at it with."""

    needs: ClassVar = {
        **dict.fromkeys(["nl", "en"], Sentence("(in both languages, or in neither)")),
        "note": Sentence("(needed with a text)"),
    }
    nl = forms.CharField(label=said_later(Sentence("In Dutch")), required=False, widget=forms.Textarea)
    en = forms.CharField(label=said_later(Sentence("In English")), required=False, widget=forms.Textarea)
    subject_nl = forms.CharField(
        label=said_later(Sentence("Subject in Dutch")), required=False, max_length=LONGEST_SUBJECT
    )
    subject_en = forms.CharField(
        label=said_later(Sentence("Subject in English")), required=False, max_length=LONGEST_SUBJECT
    )
    starts_on = forms.DateField(
        label=said_later(Sentence("From which day")),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={
            "required": said_later(Sentence("Fill in a day.")),
            "invalid": said_later(Sentence("Write a day as 2026-11-24.")),
        },
    )
    note = forms.CharField(label=said_later(Sentence("What this changes")), max_length=300, required=False)
    case = forms.ChoiceField(label=said_later(Sentence("Look at it with")), required=False)

    def __init__(self, *args: Any, cases: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = cases  # type: ignore[attr-defined]
