"""What every form has in common: sentences in the language of its reader, and refusals beside a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.functional import lazy

from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.sentence import Said


def said_now(said: Said | str) -> str:
    return said if isinstance(said, str) else render(said, current_language())


said_later = lazy(said_now, str)  # a form is declared once, and speaks to readers of two languages


class Refusable(forms.Form):
    """A form whose mistakes can also be found by what it is handed to.

    `needs`: what stands beside a field that may be empty now but not for good, instead of "not required".
    """

    needs: ClassVar[Mapping[str, Said | str]] = {}

    def refuse(self, errors: Mapping[str, Said]) -> None:
        """Each sentence beside its field; about what is not on the form, above it."""
        for name, said in errors.items():
            self.add_error(name if name in self.fields else None, said_now(said))


class JudgedElsewhere(Refusable):
    """A form that only shows what was typed: all that is wrong with it is found by an action."""

    def refuse(self, errors: Mapping[str, Said]) -> None:
        self.full_clean()
        self._errors = forms.utils.ErrorDict()
        super().refuse(errors)
