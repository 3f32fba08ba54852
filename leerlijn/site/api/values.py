"""What goes in and out: shapes that take nothing they do not know, and words in both languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Value, from_data

LARGEST = 2**63 - 1
KEEPABLE = r"^[^\x00]*$"
"""NUL cannot be kept in every database, so it is taken in nowhere."""

Number = Annotated[int, Field(ge=1, le=LARGEST)]
"""A key in an address."""


def _as_a_number(given: object) -> object:
    """In JSON a number is written as one: neither "1" nor true."""
    if isinstance(given, bool | str):
        raise PydanticCustomError("int_type", "not a number")
    return given


Exactly = Annotated[int, BeforeValidator(_as_a_number), Field(ge=1, le=LARGEST)]
"""A number in a body."""
Name = Annotated[str, StringConstraints(max_length=60, pattern=KEEPABLE)]
Line = Annotated[str, StringConstraints(max_length=300, pattern=KEEPABLE)]
Paragraph = Annotated[str, StringConstraints(max_length=20_000, pattern=KEEPABLE)]
Fingerprint = Annotated[str, StringConstraints(max_length=64, pattern=KEEPABLE)]
Code = Annotated[str, StringConstraints(max_length=20, pattern=KEEPABLE)]

Whole = Annotated[int, BeforeValidator(_as_a_number), Field(ge=-LARGEST, le=LARGEST)]
Row = Annotated[dict[Name, Paragraph], Field(max_length=20)]
type FieldValue = Paragraph | Whole | list[Line] | list[Row] | None
Fields = Annotated[dict[Name, FieldValue], Field(max_length=100)]
"""The answers to what a step asks, by the name of the field; the procedure judges them.

What asks for rows takes a list of them, each an answer per column.
"""


class Asked(BaseModel):
    """A body or the parameters of an address. What is not known is refused, never overlooked."""

    model_config = ConfigDict(extra="forbid")


class Told(BaseModel):
    """An answer."""

    model_config = ConfigDict(frozen=True)


class Words(Told):
    """A text in both languages."""

    nl: str
    en: str


class Named(Told):
    """Something with a key that stays, and a title."""

    key: str
    title: Words


def words(said: Value) -> Words:
    return Words(nl=render(said, "nl"), en=render(said, "en"))


def maybe_words(said: Value | None) -> Words | None:
    return None if said is None else words(said)


def words_in(data: object) -> Words:
    """Words that were kept as data, by `kernel.sentence.to_data`."""
    return words(from_data(data))


def absent_if_empty(given: object) -> object:
    """A parameter that is named and left empty was not given."""
    return None if given == "" else given
