"""What the product says to people, kept apart from the language it is said in.

A rule answers with a `Sentence`: the English wording as key, and the values in it. `ui` renders it in
the reader's language; nothing below `ui` ever makes a finished text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

type Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is written in both languages where it stands: titles in procedures, names in data."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its values, e.g. `Sentence("You have until {day}.", day=date(2027, 11, 24))`.

    `key` is the English wording and the key of the catalogue. A value is a text, a number, a date or
    moment, an amount in `Euros`, a `Text`, another `Sentence`, or a sequence of those (rendered as
    "a, b and c").
    """

    key: str
    values: Mapping[str, Value]

    def __init__(self, key: str, /, **values: Value) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", values)

    def __hash__(self) -> int:
        return hash((self.key, repr(sorted(self.values))))


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence whose wording depends on a number: `Counted("{count} day", "{count} days", 3)`."""

    one: str
    many: str
    count: int
    values: Mapping[str, Value]

    def __init__(self, one: str, many: str, /, count: int, **values: Value) -> None:
        object.__setattr__(self, "one", one)
        object.__setattr__(self, "many", many)
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "values", values)

    def __hash__(self) -> int:
        return hash((self.one, self.count))


@dataclass(frozen=True, slots=True)
class Euros:
    """An amount of money in a sentence, in whole cents: written as money is, with its sign."""

    cents: int


type Said = Sentence | Counted | Text
type Value = str | int | Decimal | Euros | date | Said | tuple[Value, ...]


def to_data(said: Value) -> object:
    """A sentence as JSON data, for columns and answers kept for later; `from_data` is its inverse."""
    match said:
        case Sentence(key=key, values=values):
            return {"say": key, "with": {name: to_data(value) for name, value in values.items()}}
        case Counted(one=one, many=many, count=count, values=values):
            rest = {name: to_data(value) for name, value in values.items()}
            return {"one": one, "many": many, "count": count, "with": rest}
        case Text(nl=nl, en=en):
            return {"nl": nl, "en": en}
        case date():
            return {"moment" if isinstance(said, datetime) else "day": said.isoformat()}
        case Decimal():
            return {"decimal": str(said)}
        case Euros(cents=cents):
            return {"cents": cents}
        case tuple():
            return [to_data(value) for value in said]
        case _:
            return said


def from_data(data: object) -> Value:
    """The value that `to_data` wrote down."""
    match data:
        case {"say": str(key), "with": dict(values)}:
            return Sentence(key, **{name: from_data(value) for name, value in values.items()})
        case {"one": str(one), "many": str(many), "count": int(count), "with": dict(values)}:
            return Counted(one, many, count=count, **{n: from_data(value) for n, value in values.items()})
        case {"nl": str(nl), "en": str(en)}:
            return Text(nl=nl, en=en)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"decimal": str(number)}:
            return Decimal(number)
        case {"cents": int(cents)}:
            return Euros(cents)
        case list(values):
            return tuple(from_data(value) for value in values)
        case str() | int():
            return data
        case _:
            raise ValueError(f"not the data of a sentence: {data!r}")
