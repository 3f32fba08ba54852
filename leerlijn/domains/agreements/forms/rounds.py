"""What somebody types to open a round of agreements."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.ui.forms import JudgedElsewhere, said_later
from leerlijn.kernel.sentence import Sentence

YEARS = {
    "first_year": Sentence("First year"),
    "milestone_year": Sentence("Year of which the result halfway is looked at"),
    "last_year": Sentence("Last year"),
}


class RoundForm(JudgedElsewhere):
    """The years of the next round, proposed as those of the one before it, and the decision they rest on."""

    def __init__(self, data: Mapping[str, object] | None = None, *, before: Round) -> None:
        by = before.last_year + 1 - before.first_year
        proposed = {name: getattr(before, name) + by for name in YEARS}
        super().__init__(data, initial=proposed)
        for name, label in YEARS.items():
            self.fields[name] = forms.IntegerField(label=said_later(label), min_value=2000, max_value=2200)
        self.fields["source"] = forms.CharField(
            label=said_later(Sentence("Decision on which it rests, with its date")), max_length=300
        )

    def year(self, name: str) -> int:
        """What was typed; none is no year of any round."""
        typed = str(self.data.get(name, "")).strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0

    @property
    def source(self) -> str:
        return str(self.data.get("source", ""))
