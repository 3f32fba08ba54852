"""What somebody brings to have a certificate checked: the number on it, or the file itself."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy

from leerlijn.foundation.credentials.guards import LONGEST_NAME
from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.sentence import Said, Sentence


def _said(sentence: Said) -> str:
    return render(sentence, current_language())


said_later = lazy(_said, str)  # a form is declared once, and speaks to readers of two languages

TOO_LONG = Sentence("This is longer than anything on a certificate.")
NO_NUMBER = Sentence("Fill in the register number. It stands at the top of the certificate.")
NO_FILE = Sentence("Choose the file of the certificate.")
EMPTY_FILE = Sentence("This file is empty.")


class NumberForm(forms.Form):
    number = forms.CharField(
        label=said_later(Sentence("Register number")),
        max_length=40,
        error_messages={"required": said_later(NO_NUMBER), "max_length": said_later(TOO_LONG)},
    )
    name = forms.CharField(
        label=said_later(Sentence("Name on the certificate")),
        max_length=LONGEST_NAME,
        required=False,
        error_messages={"max_length": said_later(TOO_LONG)},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=said_later(Sentence("Or the file")),
        error_messages={
            "required": said_later(NO_FILE),
            "missing": said_later(NO_FILE),
            "invalid": said_later(NO_FILE),
            "empty": said_later(EMPTY_FILE),
        },
    )

    def refuse(self, reason: Said) -> None:
        """Shows why nothing in this file could be checked, beside the field."""
        self.add_error("file", _said(reason))
