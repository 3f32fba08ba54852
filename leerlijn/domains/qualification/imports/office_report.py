"""What became of each line of the sheet of an office; it can be kept, and read back as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from leerlijn.foundation.people.imports.reading import LineFault
from leerlijn.foundation.people.imports.report import REHEARSED, LineVerdict, rejection
from leerlijn.kernel.sentence import Counted, Said, Sentence, from_data, to_data


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one line; `case` is the number of the dossier that it opened."""

    line: int
    number: str
    verdict: LineVerdict
    said: Said | None = None
    faults: tuple[LineFault, ...] = ()
    case: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """One sheet (`sha256`), or its rehearsal: a dry run reports the same and writes nothing."""

    sha256: str
    source: str
    dry_run: bool
    lines: tuple[Result, ...]
    notes: tuple[Said, ...] = ()
    back: bool = False

    def of(self, verdict: LineVerdict) -> tuple[Result, ...]:
        return tuple(each for each in self.lines if each.verdict == verdict)

    @property
    def created(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.CREATED)

    @property
    def unchanged(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.UNCHANGED)

    @property
    def changed(self) -> tuple[Result, ...]:
        """Of an undoing: what was taken back."""
        return self.of(LineVerdict.CHANGED)

    @property
    def done(self) -> tuple[Result, ...]:
        """What it does, line by line."""
        return tuple(each for each in self.lines if each.said)

    @property
    def standing(self) -> int:
        """How many lines stand here after it."""
        return len(self.lines) - len(self.rejected)

    @property
    def rejected(self) -> tuple[Result, ...]:
        return self.of(LineVerdict.REJECTED)

    @property
    def digest(self) -> str:
        """The same for a rehearsal and an act that decide the same about every line (SHA-256)."""
        said = [(each.line, each.number, each.verdict) for each in self.lines]
        return sha256(json.dumps([self.sha256, self.source, said]).encode()).hexdigest()


def sentences_of(report: OfficeReport) -> Iterator[Said]:
    """The report for people: counts first, then what was rejected, then what is new."""
    if report.dry_run:
        yield REHEARSED
    yield from report.notes
    yield Counted("{count} line is new.", "{count} lines are new.", count=len(report.created))
    count = len(report.changed)
    if report.back:
        yield Counted("{count} line was taken back.", "{count} lines were taken back.", count=count)
    elif count:
        yield Counted("{count} line is filled in.", "{count} lines are filled in.", count=count)
    yield Counted(
        "{count} line is as it was.", "{count} lines are as they were.", count=len(report.unchanged)
    )
    yield Counted("{count} line is rejected.", "{count} lines are rejected.", count=len(report.rejected))
    yield from (rejection(fault) for each in report.rejected for fault in each.faults)
    for each in report.done:
        if each.said:
            yield Sentence("Line {line}: {said}", line=str(each.line), said=each.said)


def written(report: OfficeReport) -> bytes:
    """All of it, to be kept; `read_report` is its inverse."""
    said = {
        "sha256": report.sha256,
        "source": report.source,
        "notes": [to_data(note) for note in report.notes],
        "lines": [
            {
                "line": each.line,
                "number": each.number,
                "verdict": each.verdict,
                "said": to_data(each.said) if each.said else None,
                "case": each.case,
                "faults": [[fault.column, fault.value, to_data(fault.reason)] for fault in each.faults],
            }
            for each in report.lines
        ],
    }
    return json.dumps(said, indent=1, ensure_ascii=False).encode()


def read_report(kept: bytes) -> OfficeReport:
    """What an act did, as it was reported then."""
    said = json.loads(kept)
    lines = tuple(map(_line, said["lines"]))
    notes = tuple(map(_said, said["notes"]))
    return OfficeReport(said["sha256"], said["source"], dry_run=False, lines=lines, notes=notes)


def _line(kept: dict[str, Any]) -> Result:
    faults = (
        LineFault(kept["line"], column, value, _said(reason)) for column, value, reason in kept["faults"]
    )
    return Result(
        kept["line"],
        kept["number"],
        LineVerdict(kept["verdict"]),
        _said(kept["said"]) if kept["said"] else None,
        tuple(faults),
        kept["case"],
    )


def _said(kept: object) -> Said:
    return cast("Said", from_data(kept))
