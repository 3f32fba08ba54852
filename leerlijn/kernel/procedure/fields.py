"""What a step asks for. One definition gives the form, the schema of the API and the check of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.wrong import Wrong

type Answer = str | int | date | tuple[str, ...] | None
type Options = Sequence[tuple[str, Said | str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Asked of the person who takes a step. `reader` says who will read the answer."""

    kind: ClassVar[str]
    name: str
    label: Text
    hint: Text | None = None
    reader: Text | None = None
    required: bool = True

    def read(self, given: object, facts: Any) -> Answer:
        """The answer as a value; raises `Wrong` with one sentence."""
        empty = given in (None, "", [])
        if empty and self.required:
            raise Wrong(Sentence("Fill this in."))
        return None if empty else self.parse(given, facts)

    def parse(self, given: object, facts: Any) -> Answer:
        raise NotImplementedError  # each kind of field reads its own

    def options(self, facts: Any) -> Options:
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Field):
    """One line of text."""

    kind: ClassVar[str] = "line"
    longest: int = 200

    def parse(self, given: object, facts: Any) -> Answer:
        return _text(given, self.longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Field):
    """A text of more than one line."""

    kind: ClassVar[str] = "paragraph"
    longest: int = 10_000

    def parse(self, given: object, facts: Any) -> Answer:
        return _text(given, self.longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumber(Field):
    kind: ClassVar[str] = "number"
    least: int = 0
    most: int = 2**31 - 1

    def parse(self, given: object, facts: Any) -> Answer:
        if isinstance(given, bool) or not isinstance(given, int | str):
            raise Wrong(Sentence("Write a whole number."))
        try:
            number = int(given)
        except ValueError:
            raise Wrong(Sentence("Write a whole number.")) from None
        if not self.least <= number <= self.most:
            raise Wrong(Sentence("Write a number from {least} to {most}.", least=self.least, most=self.most))
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field):
    """A date as yyyy-mm-dd."""

    kind: ClassVar[str] = "day"

    def parse(self, given: object, facts: Any) -> Answer:
        try:
            return date.fromisoformat(_text(given, 10))
        except ValueError:
            raise Wrong(Sentence("Write a date that exists, as year-month-day.")) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a fixed list. `weighs` marks a choice with a consequence: shown as cards, none chosen."""

    kind: ClassVar[str] = "choice"
    among: Mapping[str, Text] = field(default_factory=dict)
    weighs: bool = False

    def options(self, facts: Any) -> Options:
        return tuple(self.among.items())

    def parse(self, given: object, facts: Any) -> Answer:
        return _one_of(given, self.options(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Field):
    """One of a list that depends on the case, such as the assessors who may be asked."""

    kind: ClassVar[str] = "choice"
    among: Callable[[Any], Options]
    weighs: bool = False

    def options(self, facts: Any) -> Options:
        return self.among(facts)

    def parse(self, given: object, facts: Any) -> Answer:
        return _one_of(given, self.options(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralOf(Field):
    """Some of a list that depends on the case."""

    kind: ClassVar[str] = "choices"
    among: Callable[[Any], Options]

    def options(self, facts: Any) -> Options:
        return self.among(facts)

    def parse(self, given: object, facts: Any) -> Answer:
        several = given if isinstance(given, list | tuple) else [given]
        options = self.options(facts)
        return tuple(dict.fromkeys(_one_of(one, options) for one in several))


def read_fields(
    fields: Sequence[Field], given: Mapping[str, object], facts: Any
) -> tuple[dict[str, Answer], dict[str, Said]]:
    """The answers, and per field the sentence that says what is wrong; what nobody asked is refused."""
    answers: dict[str, Answer] = {}
    errors: dict[str, Said] = {
        name: Sentence("Nothing is asked under this name: {name}.", name=name)
        for name in given
        if name not in {asked.name for asked in fields}
    }
    for asked in fields:
        try:
            answers[asked.name] = asked.read(given.get(asked.name), facts)
        except Wrong as wrong:
            errors[asked.name] = wrong.sentence
    return answers, errors


def _text(given: object, longest: int) -> str:
    if not isinstance(given, str):
        raise Wrong(Sentence("Write a text here."))
    text = given.strip().replace("\r\n", "\n")
    if "\0" in text:
        raise Wrong(Sentence("This text holds a character that cannot be kept (NUL). Take it out."))
    if len(text) > longest:
        raise Wrong(
            Sentence("This is {count} characters; at most {longest} fit.", count=len(text), longest=longest)
        )
    if not text:
        raise Wrong(Sentence("Write a text here."))
    return text


def _one_of(given: object, options: Options) -> str:
    value = str(given)
    if value not in {key for key, _ in options}:
        raise Wrong(Sentence("Choose one of the answers in the list."))
    return value
