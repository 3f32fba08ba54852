"""What a step asks for. One definition gives the form, the schema of the API and the check of both."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.wrong import Wrong, WrongRows

type Answer = str | int | date | tuple[str, ...] | Table | None
type Options = Sequence[tuple[str, Said | str]]


@dataclass(frozen=True, slots=True)
class Table:
    """What was written in rows, each from column to answer; rows that were left empty are not there."""

    rows: tuple[Mapping[str, Answer], ...]


def nothing(facts: Any) -> str:
    """What a form begins with where nothing is suggested."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Asked of the person who takes a step. `reader` says who will read the answer; `only_if`: it is asked
    only where the facts say so; `suggested` is the answer that a form begins with. `is_apart`: the effect
    keeps the answer where it can be let go again, so the journal, which stays, gets no word of it.
    """

    kind: ClassVar[str]
    name: str
    label: Text
    hint: Text | None = None
    reader: Text | None = None
    required: bool = True
    only_if: Callable[[Any], bool] | None = None
    suggested: Callable[[Any], str] = nothing
    is_apart: bool = False

    @property
    def is_of_one_case(self) -> bool:
        """Whether what it shows or asks belongs to one case and no other."""
        return self.only_if is not None or self.suggested is not nothing

    def is_asked(self, facts: Any) -> bool:
        return self.only_if is None or self.only_if(facts)

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


TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay(Field):
    """A time on the clock as hh:mm; 9.30 is read as 09:30."""

    kind: ClassVar[str] = "time"

    def parse(self, given: object, facts: Any) -> Answer:
        read = TIME.fullmatch(_text(given, 10))
        if read is None:
            raise Wrong(Sentence("Write a time like 14:00."))
        return f"{read[1].zfill(2)}:{read[2]}"


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
    """One of a list that depends on the case, such as the assessors who may be asked.

    `gone` is said of an answer that is not in the list, where it may have been there a moment ago.
    """

    kind: ClassVar[str] = "choice"
    among: Callable[[Any], Options]
    weighs: bool = False
    gone: Said | None = None

    def options(self, facts: Any) -> Options:
        return self.among(facts)

    def parse(self, given: object, facts: Any) -> Answer:
        return _one_of(given, self.options(facts), self.gone)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Field):
    """The same few questions several times, such as those about each meeting.

    `each` names one row, `more` the button that adds one, `at_first` is how many a form begins with. `amiss`
    finds what is wrong with a whole row: the column beside which it is said, and the sentence.
    """

    kind: ClassVar[str] = "rows"
    columns: tuple[Field, ...]
    each: Text
    more: Text
    at_first: int = 3
    most: int = 60
    amiss: Callable[[Mapping[str, Answer]], tuple[str, Said] | None] = lambda row: None

    @property
    def is_of_one_case(self) -> bool:
        return True

    def parse(self, given: object, facts: Any) -> Answer:
        if not isinstance(given, list | tuple) or not all(isinstance(row, Mapping) for row in given):
            raise Wrong(Sentence("Write a list of rows here."))
        filled = [(place, row) for place, row in enumerate(given) if any(row.values())]
        if not filled and self.required:
            raise WrongRows({f"0-{self.columns[0].name}": Sentence("Fill this in.")})
        if len(filled) > self.most:
            raise Wrong(
                Sentence("These are {count} rows; at most {most} fit.", count=len(filled), most=self.most)
            )
        rows, errors = list[Mapping[str, Answer]](), dict[str, Said]()
        for place, row in filled:
            answers, wrong = read_fields(self.columns, row, facts)
            if not wrong and (found := self.amiss(answers)) is not None:
                wrong = dict([found])
            errors |= {f"{place}-{name}": said for name, said in wrong.items()}
            rows.append(answers)
        if errors:
            raise WrongRows(errors)
        return Table(tuple(rows))


def read_fields(
    fields: Sequence[Field], given: Mapping[str, object], facts: Any
) -> tuple[dict[str, Answer], dict[str, Said]]:
    """The answers, and per field the sentence that says what is wrong; what nobody asked is refused.

    Of a field of rows a mistake stands under its name, the row from 0 and the column: `sessions-2-day`.
    """
    answers: dict[str, Answer] = {}
    now_asked = [each for each in fields if each.is_asked(facts)]
    errors: dict[str, Said] = {
        name: Sentence("Nothing is asked under this name: {name}.", name=name)
        for name in given
        if name not in {asked.name for asked in now_asked}
    }
    for asked in now_asked:
        try:
            answers[asked.name] = asked.read(given.get(asked.name), facts)
        except WrongRows as wrong:
            errors |= {f"{asked.name}-{cell}": said for cell, said in wrong.errors.items()}
        except Wrong as wrong:
            errors[asked.name] = wrong.sentence
    return answers, errors


def written_down(answers: Mapping[str, Answer], asked: Sequence[Field] = ()) -> dict[str, object]:
    """The answers as JSON can hold them; of what is kept apart the SHA-256 and the length alone."""
    fields = {each.name: each for each in asked}
    return {
        name: _written(answer, fields.get(name)) for name, answer in answers.items() if answer is not None
    }


def _written(answer: Answer, asked: Field | None) -> object:
    if asked and asked.is_apart:
        said = str(answer)
        return {"sha256": hashlib.sha256(said.encode()).hexdigest(), "characters": len(said)}
    match answer:
        case date():
            return answer.isoformat()
        case Table(rows=rows):
            columns = asked.columns if isinstance(asked, Rows) else ()
            return [written_down(row, columns) for row in rows]
    return answer


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


def _one_of(given: object, options: Options, gone: Said | None = None) -> str:
    value = str(given)
    if value not in {key for key, _ in options}:
        raise Wrong(gone or Sentence("Choose one of the answers in the list."))
    return value
