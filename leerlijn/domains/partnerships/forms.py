"""Choosing the day on which a partnership is looked at."""

from __future__ import annotations

from typing import Any

from django import forms

from leerlijn.foundation.ui.forms import said_now
from leerlijn.kernel.sentence import Sentence


class DayForm(forms.Form):
    """The day stands in the address, so that it can be sent to somebody."""

    on = forms.DateField(widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = said_now(Sentence("As it is on"))
