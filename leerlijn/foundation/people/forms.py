"""What somebody types to sign in, and to name a key."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy

from leerlijn.foundation.ui.words import current_language, render
from leerlijn.kernel.sentence import Said, Sentence


def _said(sentence: Said) -> str:
    return render(sentence, current_language())


said_later = lazy(_said, str)  # a form is declared once, and speaks to readers of two languages


class SaidForm(forms.Form):
    """A form whose refusals are sentences of ours."""

    def refuse(self, field: str | None, reason: Said) -> None:
        """Shows the reason beside the field, or above the form."""
        self.add_error(field, _said(reason))


class SignInForm(SaidForm):
    name = forms.CharField(
        label=said_later(Sentence("Account name")),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": said_later(Sentence("Fill in the name of your account.")),
            "max_length": said_later(Sentence("No account has a name this long.")),
        },
    )
    password = forms.CharField(
        label=said_later(Sentence("Password")),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={
            "required": said_later(Sentence("Fill in your password.")),
            "max_length": said_later(Sentence("A password has at most 200 characters.")),
        },
    )


class NewPasswordForm(SaidForm):
    password = forms.CharField(
        label=said_later(Sentence("Your new password")),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={
            "required": said_later(Sentence("Choose a password.")),
            "max_length": said_later(Sentence("A password has at most 200 characters.")),
        },
    )


class TokenForm(SaidForm):
    label = forms.CharField(
        label=said_later(Sentence("What is the key for?")),
        max_length=100,
        required=False,
        error_messages={"max_length": said_later(Sentence("Say it in at most 100 characters."))},
    )
