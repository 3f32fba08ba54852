"""What somebody types about a measure and its money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django import forms

from leerlijn.domains.agreements.forms.accepting import Accepting
from leerlijn.domains.agreements.guards.measures import LONGEST
from leerlijn.domains.agreements.queries.measures import SAID, MeasureLine
from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.foundation.ui.forms import said_later
from leerlijn.foundation.ui.numbers import THOUSANDS
from leerlijn.foundation.ui.words import current_language
from leerlijn.kernel.money import NOTHING, Money, parse
from leerlijn.kernel.sentence import Euros, Said, Sentence, Text
from leerlijn.kernel.wrong import Wrong

LABELS: Mapping[str, Sentence] = {
    "title": Sentence("What you do"),
    "description": Sentence("How"),
    "target_group": Sentence("For whom"),
    "baseline": Sentence("Where it starts from"),
    "milestone": Sentence("What stands halfway"),
    "target": Sentence("What it aims at"),
    "additionality": Sentence("Why not without these funds"),
}
LONG = frozenset({"description", "additionality"})
IN: Mapping[str, Sentence] = {"nl": Sentence("in Dutch"), "en": Sentence("in English")}
BECAUSE = Sentence("Why now")


def _text(label: Said, longest: int, *, is_long: bool = False) -> forms.CharField:
    widget = forms.Textarea if is_long else forms.TextInput
    return forms.CharField(label=said_later(label), required=False, max_length=longest, widget=widget)


def _because() -> forms.CharField:
    """Shown only where a change has to say why."""
    return forms.CharField(label=said_later(BECAUSE), max_length=500)


class MeasureForm(Accepting):
    """A measure in both languages, its owner, and its share of each theme in whole percent."""

    needs: ClassVar = dict.fromkeys(["title_nl", "title_en"], Sentence("(in one language at least)"))

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        round: Round,
        owners: Sequence[tuple[int, str]],
        line: MeasureLine | None = None,
    ) -> None:
        self.round = round
        super().__init__(data, initial=_initial(line) if line else None)
        for name in SAID:
            for language, word in IN.items():
                label = Sentence("{what}, {language}", what=LABELS[name], language=word)
                self.fields[f"{name}_{language}"] = _text(label, LONGEST[name], is_long=name in LONG)
        choices: list[tuple[object, object]] = [("", said_later(Sentence("nobody yet"))), *owners]
        self.fields["owner"] = forms.ChoiceField(
            label=said_later(Sentence("Owner")), required=False, choices=choices
        )
        for theme in round.themes:
            self.fields[f"share_{theme.key}"] = forms.IntegerField(
                label=said_later(theme.name), required=False, min_value=0, max_value=100
            )
        self.fields["because"] = _because()

    def pairs(self) -> list[tuple[Said, forms.BoundField, forms.BoundField]]:
        """Each text with its Dutch and its English field."""
        return [(LABELS[name], self[f"{name}_nl"], self[f"{name}_en"]) for name in SAID]

    def parts(self) -> list[forms.BoundField]:
        return [self[f"share_{theme.key}"] for theme in self.round.themes]

    @property
    def said(self) -> dict[str, Text]:
        return {name: Text(nl=self._typed(f"{name}_nl"), en=self._typed(f"{name}_en")) for name in SAID}

    @property
    def shares(self) -> dict[str, int]:
        typed = {theme.key: self._typed(f"share_{theme.key}") for theme in self.round.themes}
        return {key: int(text) for key, text in typed.items() if text.isascii() and text.isdigit()}

    @property
    def owner(self) -> int | None:
        typed = self._typed("owner")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None

    @property
    def because(self) -> str:
        return self._typed("because")

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()[:5000]

    def refuse(self, errors: Mapping[str, Said]) -> None:
        """What is wrong with the shares together stands at the first of them."""
        first = f"share_{self.round.themes[0].key}"
        super().refuse({first if name == "shares" else name: said for name, said in errors.items()})


def _initial(line: MeasureLine) -> dict[str, object]:
    texts = {f"{name}_nl": said.nl for name, said in line.said.items()} | {
        f"{name}_en": said.en for name, said in line.said.items()
    }
    return {**texts, "owner": line.owner or "", **{f"share_{key}": part for key, part in line.shares.items()}}


def _read(typed: str) -> Money:
    """As it is written in the language of the page."""
    return parse(typed, thousands=THOUSANDS[current_language()])


class AmountsForm(Accepting):
    """An amount for each year of the round, and the source on which they rest.

    `now` is what is there already, in cents per year: what is typed is added to it.
    """

    def __init__(
        self, data: Mapping[str, object] | None = None, *, round: Round, now: Mapping[int, int]
    ) -> None:
        self.round = round
        self.now = now
        super().__init__(data)
        for year in round.all_years:
            self.fields[f"amount_{year}"] = forms.CharField(label=str(year), required=False, max_length=40)
        self.fields["source"] = forms.CharField(
            label=said_later(Sentence("Source: letter, decision or table, with its page")),
            max_length=300,
        )
        self.fields["because"] = _because()

    def years(self) -> list[tuple[forms.BoundField, Said]]:
        """Each with what is there now."""
        return [
            (self[f"amount_{year}"], Sentence("now {amount}", amount=Euros(self.now.get(year, 0))))
            for year in self.round.all_years
        ]

    def amounts(self) -> tuple[dict[int, Money], dict[str, Said]]:
        """What was typed as money, and what is no amount."""
        found, wrong = {}, {}
        for year in self.round.all_years:
            typed = str(self.data.get(f"amount_{year}", "")).strip()
            try:
                found[year] = _read(typed) if typed else NOTHING
            except Wrong as said:
                wrong[f"amount_{year}"] = said.sentence
        return {year: amount for year, amount in found.items() if amount}, wrong

    @property
    def source(self) -> str:
        return str(self.data.get("source", ""))

    @property
    def because(self) -> str:
        return str(self.data.get("because", ""))

    def refuse(self, errors: Mapping[str, Said]) -> None:
        first = f"amount_{self.round.all_years[0]}"
        places = {"amount": first, "year": first}
        super().refuse({places.get(name, name): said for name, said in errors.items()})


class MoveForm(Accepting):
    """From where to where, in which year, how much, and on which ground."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        round: Round,
        lines: Sequence[MeasureLine],
    ) -> None:
        super().__init__(data)
        places: list[tuple[object, object]] = [("0", said_later(Sentence("money that no measure has")))]
        places += [(line.number, said_later(_named(line))) for line in lines]
        self.fields["giver"] = forms.ChoiceField(label=said_later(Sentence("From")), choices=places)
        self.fields["taker"] = forms.ChoiceField(label=said_later(Sentence("To")), choices=places)
        self.fields["year"] = forms.ChoiceField(
            label=said_later(Sentence("Year")), choices=[(year, str(year)) for year in round.all_years]
        )
        self.fields["amount"] = forms.CharField(label=said_later(Sentence("Amount")), max_length=40)
        self.fields["source"] = forms.CharField(
            label=said_later(Sentence("Source: letter, decision or table, with its page")), max_length=300
        )
        self.fields["because"] = _because()

    def number(self, name: str) -> int:
        typed = str(self.data.get(name, ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0

    def amount(self) -> Money | Said:
        try:
            return _read(str(self.data.get("amount", "")))
        except Wrong as said:
            return said.sentence

    def typed(self, name: str) -> str:
        return str(self.data.get(name, ""))


def _named(line: MeasureLine) -> Said:
    return Sentence("{number}: {title}", number=line.name, title=line.title)


class ReasonForm(Accepting):
    """Why a measure goes, or on which ground an entry is corrected."""

    def __init__(self, data: Mapping[str, object] | None = None, *, field: str, label: Said) -> None:
        super().__init__(data)
        self.fields[field] = forms.CharField(label=said_later(label), max_length=500, widget=forms.Textarea)
        if field != "because":
            self.fields["because"] = _because()

    def typed(self, name: str) -> str:
        return str(self.data.get(name, ""))
