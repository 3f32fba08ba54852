"""What somebody brings to have a certificate checked: the number on it, or the file itself."""

from __future__ import annotations

from django import forms

from leerlijn.foundation.credentials.guards import LONGEST_NAME
from leerlijn.foundation.ui.forms import Refusable, said_later
from leerlijn.kernel.sentence import Sentence

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


class FileForm(Refusable):
    file = forms.FileField(
        label=said_later(Sentence("Or the file")),
        error_messages={
            "required": said_later(NO_FILE),
            "missing": said_later(NO_FILE),
            "invalid": said_later(NO_FILE),
            "empty": said_later(EMPTY_FILE),
        },
    )
