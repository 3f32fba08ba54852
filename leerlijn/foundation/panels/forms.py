"""The form with which somebody says whom they know."""

from __future__ import annotations

from typing import Any

from django import forms

from leerlijn.foundation.panels.declared import KINDS
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_now
from leerlijn.kernel.sentence import Sentence


class DeclarationForm(JudgedElsewhere):
    """Whom, by what both sides can know, and from what."""

    whom = forms.CharField(max_length=254)
    kind = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].label = said_now(Sentence("Personnel number or mail address"))
        self.fields["kind"] = forms.ChoiceField(
            label=said_now(Sentence("From what do you know each other?")),
            choices=[(value, said_now(words)) for value, words in KINDS.items()],
            widget=forms.RadioSelect,
        )
