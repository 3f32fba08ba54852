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
