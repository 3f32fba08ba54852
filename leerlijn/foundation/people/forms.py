"""What somebody types: to sign in, to name a key, to give roles and mandates, to open accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from leerlijn.foundation.people import guards
from leerlijn.foundation.people.guards import LASTS, LONGEST
from leerlijn.foundation.people.roles import KINDS, KINDS_BELOW, role_title
from leerlijn.foundation.ui.forms import Refusable, said_later, said_now
from leerlijn.kernel.factors import Scope
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied


class SignInForm(Refusable):
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


class PasswordForm(Refusable):
    """Whoever is signed in proves once more that it is them."""

    password = SignInForm.base_fields["password"]


class LinkForm(Refusable):
    email = forms.EmailField(
        label=said_later(Sentence("Your mail address")),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": said_later(Sentence("Fill in your mail address.")),
            "invalid": said_later(Sentence("Write a mail address, such as name@school.nl.")),
            "max_length": said_later(Sentence("Write a mail address, such as name@school.nl.")),
        },
    )


class NewPasswordForm(Refusable):
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


SCOPES = {
    Scope.READ.value: Sentence("Only read"),
    Scope.ACT.value: Sentence("Read and act"),
    Scope.DECIDE.value: Sentence("Read, act and decide"),
}
LIVES = {
    "30": Text(nl="30 dagen", en="30 days"),
    str(LASTS.days): Text(nl="90 dagen", en="90 days"),
    "180": Text(nl="180 dagen", en="180 days"),
    str(LONGEST.days): Text(nl="een jaar", en="one year"),
}


class CodeForm(Refusable):
    """What an app shows, or one of the codes for when it is lost."""

    code = forms.CharField(
        label=said_later(Sentence("Code")),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": said_later(Sentence("Type the code.")),
            "max_length": said_later(Sentence("A code is not that long.")),
        },
    )


class PasskeyForm(Refusable):
    label = forms.CharField(
        label=said_later(Sentence("What do you call it?")),
        max_length=100,
        error_messages={
            "required": said_later(Sentence("Give it a name, so that you know later which one it is.")),
            "max_length": said_later(Sentence("Say it in at most 100 characters.")),
        },
    )
    answer = forms.CharField(required=False, widget=forms.HiddenInput)


class ReasonForm(Refusable):
    """Why an administrator takes away somebody's second step."""

    reason = forms.CharField(
        label=said_later(Sentence("Why?")),
        max_length=300,
        error_messages={
            "required": said_later(Sentence("Say why; they read it too.")),
            "max_length": said_later(Sentence("Say it in at most 300 characters.")),
        },
    )


class TokenForm(Refusable):
    label = forms.CharField(
        label=said_later(Sentence("What is the key for?")),
        max_length=100,
        required=False,
        error_messages={"max_length": said_later(Sentence("Say it in at most 100 characters."))},
    )
    scope = forms.ChoiceField()
    days = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"] = choice_field(said_now(Sentence("What may it do?")), SCOPES.items(), radio=True)
        self.fields["scope"].initial = Scope.ACT.value
        self.fields["days"] = choice_field(said_now(Sentence("How long does it last?")), LIVES.items())
        self.fields["days"].initial = str(LASTS.days)


REQUIRED = said_later(Sentence("Fill this in."))
NO_SUCH_DAY = said_later(Sentence("There is no such day. Write a day like 31-12-2026."))
CHOOSE_ONE = said_later(Sentence("Choose one of these."))


def text_field(label: str, *, longest: int, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        error_messages={
            "required": REQUIRED,
            "max_length": said_later(Sentence("Say it in at most {count} characters.", count=longest)),
        },
    )


def day_field(label: str, *, required: bool = True) -> forms.DateField:
    """A day as a browser sends it, or as people write it."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"required": REQUIRED, "invalid": NO_SUCH_DAY},
    )


def choice_field(
    label: str, choices: Iterable[tuple[str, Said]] = (), *, radio: bool = False
) -> forms.ChoiceField:
    """A list of words in the reader's language; made for each form, once the reader is known."""
    return forms.ChoiceField(
        label=label,
        choices=[("", ""), *((value, said_now(word)) for value, word in choices)],
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": CHOOSE_ONE, "invalid_choice": CHOOSE_ONE},
    )


FIRST_DAY = said_later(Sentence("First day"))
LAST_DAY = said_later(Sentence("Last day"))
NUMBER = said_later(Sentence("Personnel number"))


class PeriodForm(Refusable):
    """What holds from a first until a last day; without a last day, until further notice."""

    starts_on = day_field(FIRST_DAY)
    ends_on = day_field(LAST_DAY, required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "starts_on" in said and said.get("ends_on"):
            in_order = guards.days_are_in_order(said["starts_on"], said["ends_on"])
            if isinstance(in_order, Denied):
                self.refuse({"ends_on": in_order.reason})
        return said


class UnitForm(Refusable):
    """A new part of the organisation."""

    kind = forms.ChoiceField()
    code = text_field(said_later(Sentence("Code, as HR uses it")), longest=40)
    name_nl = text_field(said_later(Sentence("Dutch name")), longest=200)
    name_en = text_field(said_later(Sentence("English name")), longest=200)
    starts_on = day_field(FIRST_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, KINDS[kind]) for kind in KINDS_BELOW]
        self.fields["kind"] = choice_field(said_now(Sentence("Kind")), kinds)


class AppointmentForm(PeriodForm):
    """Somebody gets a role."""

    number = text_field(NUMBER, longest=20)
    role = forms.ChoiceField()

    field_order = ("number", "role", "starts_on", "ends_on")

    def __init__(self, roles: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(role, role_title(role)) for role in roles]
        self.fields["role"] = choice_field(said_now(Sentence("Role")), named)


class EndForm(Refusable):
    """The last day of a role."""

    ends_on = day_field(LAST_DAY)


class NameForm(Refusable):
    """Another name for a unit, and from when."""

    name_nl = text_field(said_later(Sentence("Dutch name")), longest=200)
    name_en = text_field(said_later(Sentence("English name")), longest=200)
    starts_on = day_field(FIRST_DAY)


class MandateForm(PeriodForm):
    """Somebody else may act in one's own role. `offices` are the choices: key and words."""

    office = forms.ChoiceField()
    number = text_field(said_later(Sentence("Personnel number of your deputy")), longest=20)
    reason = text_field(said_later(Sentence("Why")), longest=300, required=False)

    field_order = ("office", "number", "starts_on", "ends_on", "reason")

    def __init__(self, offices: Iterable[tuple[str, Said]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"] = choice_field(said_now(Sentence("Which of your roles")), offices)


class PersonForm(Refusable):
    """Somebody from outside, whom the list of HR does not name."""

    number = text_field(said_later(Sentence("A number of your own")), longest=20)
    given_name = text_field(said_later(Sentence("Given name")), longest=100)
    between = text_field(said_later(Sentence("Between the names")), longest=20, required=False)
    family_name = text_field(said_later(Sentence("Family name")), longest=150)
    email = forms.EmailField(
        label=said_later(Sentence("E-mail address")),
        required=False,
        max_length=254,
        error_messages={
            "invalid": said_later(Sentence("This is no e-mail address.")),
            "max_length": said_later(Sentence("This is no e-mail address.")),
        },
    )
    language = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: list[tuple[str, Said]] = [
            ("nl", Text(nl="Nederlands", en="Dutch")),
            ("en", Text(nl="Engels", en="English")),
        ]
        self.fields["language"] = choice_field(said_now(Sentence("Language")), languages)

    def said(self) -> dict[str, Any]:
        """As `add_person` takes it; a form has a `prefix` of its own."""
        return {"prefix" if name == "between" else name: value for name, value in self.cleaned_data.items()}


class AccountForm(Refusable):
    """The name with which somebody signs in."""

    name = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._@-]*$",
        label=said_later(Sentence("Account name")),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": REQUIRED,
            "invalid": said_later(
                Sentence("A name has letters and digits, and between them full stops, dashes or an @.")
            ),
            "max_length": said_later(Sentence("Say it in at most {count} characters.", count=60)),
        },
    )
