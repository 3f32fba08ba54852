"""What somebody types on the pages of the roof; what is wrong with it is said by whoever looks it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms

from leerlijn.foundation.ui.forms import Refusable, said_later, said_now
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.wrong import Wrong

NOT_BEFORE_TODAY = Sentence("Choose today or a later day: what ran until now keeps what held then.")
TOO_LONG = {"max_length": said_later(Sentence("This is too long."))}
DAY = {
    "required": said_later(Sentence("Fill in a day.")),
    "invalid": said_later(Sentence("Write a day as 2026-11-24.")),
}


class WhyForm(Refusable):
    """Who, what and when."""

    person = forms.CharField(
        label=said_later(Sentence("Who")),
        max_length=100,
        error_messages={"required": said_later(Sentence("Fill in a name or a number."))} | TOO_LONG,
    )
    about = forms.CharField(
        label=said_later(Sentence("What")),
        max_length=100,
        error_messages={"required": said_later(Sentence("Fill in the number of a case."))} | TOO_LONG,
    )
    day = forms.DateField(
        label=said_later(Sentence("On which day")),
        input_formats=["%Y-%m-%d"],
        error_messages=DAY,
        widget=forms.DateInput(format="%Y-%m-%d"),
    )


class DayForm(Refusable):
    """A day to look at, and nothing else."""

    day = forms.DateField(
        label=said_later(Sentence("On which day")),
        input_formats=["%Y-%m-%d"],
        error_messages=DAY,
        widget=forms.DateInput(format="%Y-%m-%d"),
    )


class StaffFileForm(Refusable):
    """HR's list, and the day it is about."""

    file = forms.FileField(
        label=said_later(Sentence("The list of staff")),
        error_messages={
            "required": said_later(Sentence("Choose the file.")),
            "empty": said_later(Sentence("This file is empty.")),
            "invalid": said_later(Sentence("Choose the file.")),
        },
    )
    day = forms.DateField(
        label=said_later(Sentence("The day that the list is about")),
        input_formats=["%Y-%m-%d"],
        error_messages=DAY,
        widget=forms.DateInput(format="%Y-%m-%d"),
    )


class OfficeFileForm(Refusable):
    """The sheet of an office, and what that administration is called."""

    source = forms.CharField(
        label=said_later(Sentence("Which administration it was")),
        max_length=100,
        error_messages={"required": said_later(Sentence("Say which administration it was."))} | TOO_LONG,
    )
    file = forms.FileField(
        label=said_later(Sentence("The sheet")),
        error_messages={
            "required": said_later(Sentence("Choose the file.")),
            "empty": said_later(Sentence("This file is empty.")),
            "invalid": said_later(Sentence("Choose the file.")),
        },
    )


class SettingForm(Refusable):
    """A value, where and from when it holds, and where that was decided."""

    value = forms.CharField(
        label=said_later(Sentence("The new value")),
        max_length=200,
        error_messages={"required": said_later(Sentence("Fill in a value."))} | TOO_LONG,
    )
    unit = forms.ChoiceField(
        label=said_later(Sentence("Where")),
        required=False,
        error_messages={"invalid_choice": said_later(Sentence("Choose a place from the list."))},
    )
    day = forms.DateField(
        label=said_later(Sentence("From which day")),
        input_formats=["%Y-%m-%d"],
        error_messages=DAY,
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=said_later(Sentence("Where this was decided")),
        max_length=300,
        error_messages={"required": said_later(Sentence("Say where this was decided."))} | TOO_LONG,
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[str, Said]],
        values: Sequence[tuple[str, Said]] = (),
        read: Callable[[str], str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.read, self.today = read, today
        where = self.fields["unit"]
        if isinstance(where, forms.ChoiceField):
            where.choices = [(key, said_now(name)) for key, name in units]
        if values:
            self.fields["value"] = forms.ChoiceField(
                label=self.fields["value"].label,
                choices=[(key, said_now(name)) for key, name in values],
                error_messages={"invalid_choice": said_now(Sentence("Choose a value from the list."))},
            )

    def clean_value(self) -> str:
        """As it is kept."""
        try:
            return self.read(self.cleaned_data["value"])
        except Wrong as wrong:
            raise forms.ValidationError(said_now(wrong.sentence)) from wrong

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(said_now(NOT_BEFORE_TODAY))
        return day
