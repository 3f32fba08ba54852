"""What an import of staff found and did: exactly one verdict for every line of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from leerlijn.foundation.people.imports.reading import LineFault
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text


class LineVerdict(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


class QuestionKind(StrEnum):
    """What HR has to sort out although the line was taken over."""

    NO_EMAIL = "no_email"
    SHARED_EMAIL = "shared_email"
    MANAGER_UNKNOWN = "manager_unknown"
    OWN_MANAGER = "own_manager"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is another one now; `column` is its name in the export."""

    column: str
    before: str | date | Decimal | None
    after: str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class LineResult:
    """What became of one line. `number` is empty where the line does not give it.

    A new person or appointment lists all its values as changes from nothing; `same_as` is the line that a
    duplicate repeats.
    """

    line: int
    number: str
    verdict: LineVerdict
    changes: tuple[Change, ...] = ()
    faults: tuple[LineFault, ...] = ()
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Accepted, and a task for HR; kind and number together stay the same from one import to the next."""

    kind: QuestionKind
    number: str
    line: int
    said: Said


@dataclass(frozen=True, slots=True)
class Missing:
    """Known and running, and not in this file. With `profile`: one appointment of somebody who is in it."""

    number: str
    name: str
    unit: str = ""
    profile: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class StaffReport:
    """One import of one file (`sha256`), or its rehearsal: a dry run reports the same and writes nothing."""

    sha256: str
    dry_run: bool
    lines: tuple[LineResult, ...]
    questions: tuple[Question, ...] = ()
    missing: tuple[Missing, ...] = ()
    missing_appointments: tuple[Missing, ...] = ()
    notes: tuple[Sentence, ...] = ()

    def of(self, verdict: LineVerdict) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.verdict == verdict)

    @property
    def created(self) -> tuple[LineResult, ...]:
        return self.of(LineVerdict.CREATED)

    @property
    def changed(self) -> tuple[LineResult, ...]:
        return self.of(LineVerdict.CHANGED)

    @property
    def unchanged(self) -> tuple[LineResult, ...]:
        return self.of(LineVerdict.UNCHANGED)

    @property
    def rejected(self) -> tuple[LineResult, ...]:
        return self.of(LineVerdict.REJECTED)

    @property
    def duplicates(self) -> tuple[LineResult, ...]:
        return self.of(LineVerdict.DUPLICATE)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines have each verdict."""
        return {str(verdict): len(self.of(verdict)) for verdict in LineVerdict}

    @property
    def heard(self) -> frozenset[str]:
        """The numbers of those whose lines are all right: only about them does this file answer anything."""
        doubtful = {line.number for line in self.rejected}
        return frozenset(line.number for line in self.lines if line.number) - doubtful

    @property
    def says_nothing_new(self) -> bool:
        """Whether taking it over would change nothing and ask nothing."""
        return not (self.created or self.changed or self.questions)

    @property
    def digest(self) -> str:
        """The same for a rehearsal and an import that decide and change the same, line by line (SHA-256)."""
        said = [(line.line, line.number, line.verdict, *map(_written, line.changes)) for line in self.lines]
        return sha256(json.dumps([self.sha256, said]).encode()).hexdigest()


def _written(change: Change) -> tuple[str, str, str]:
    return change.column, str(change.before), str(change.after)


REHEARSED = Sentence("This was a rehearsal: nothing has been written.")
NOTHING = Text(nl="niets", en="nothing")


def sentences_of(report: StaffReport) -> Iterator[Said]:
    """The report for people: counts first, then what was rejected, what HR has to answer, what changed."""
    if report.dry_run:
        yield REHEARSED
    yield from report.notes
    yield from _counted(report)
    yield from (rejection(fault) for line in report.rejected for fault in line.faults)
    yield from (
        Sentence("Line {line} is the same as line {other}.", line=str(line.line), other=str(line.same_as))
        for line in report.duplicates
    )
    yield from (_question(question) for question in report.questions)
    yield from (_changed(line, change) for line in report.changed for change in line.changes)
    yield from (
        Sentence("{name} ({number}) is not in this list.", name=each.name, number=each.number)
        for each in report.missing
    )
    yield from (_missing_appointment(each) for each in report.missing_appointments)


def _counted(report: StaffReport) -> Iterator[Said]:
    yield Counted("{count} line is new.", "{count} lines are new.", count=len(report.created))
    yield Counted("{count} line has changed.", "{count} lines have changed.", count=len(report.changed))
    yield Counted(
        "{count} line is as it was.", "{count} lines are as they were.", count=len(report.unchanged)
    )
    yield Counted("{count} line is rejected.", "{count} lines are rejected.", count=len(report.rejected))
    yield Counted(
        "{count} line repeats another.", "{count} lines repeat another.", count=len(report.duplicates)
    )


def rejection(fault: LineFault) -> Said:
    line = str(fault.line)
    if not fault.column:
        return Sentence("Line {line} is rejected: {reason}", line=line, reason=fault.reason)
    return Sentence(
        "Line {line} is rejected: {column} “{value}”. {reason}",
        line=line,
        column=fault.column,
        value=fault.value,
        reason=fault.reason,
    )


def _question(question: Question) -> Said:
    return Sentence(
        "Line {line} ({number}) has a question: {question}",
        line=str(question.line),
        number=question.number,
        question=question.said,
    )


def _changed(line: LineResult, change: Change) -> Said:
    return Sentence(
        "Line {line} ({number}): {column} was {before} and is {after}.",
        line=str(line.line),
        number=line.number,
        column=change.column,
        before=_or_nothing(change.before),
        after=_or_nothing(change.after),
    )


def _or_nothing(value: str | date | Decimal | None) -> str | date | Decimal | Text:
    return NOTHING if value is None else value


def _missing_appointment(each: Missing) -> Said:
    return Sentence(
        "{name} ({number}) has an appointment in {unit} that is not in this list.",
        name=each.name,
        number=each.number,
        unit=each.unit,
    )
