"""The HR export, read and taken over in one act; a broken line never stops the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.staff import StaffPlan, take_over_staff
from leerlijn.foundation.people.imports.comparing import Comparison, once
from leerlijn.foundation.people.imports.known import Known, known_staff
from leerlijn.foundation.people.imports.questions import (
    missing_appointments,
    missing_people,
    questions_about,
)
from leerlijn.foundation.people.imports.reading import (
    COLUMN_OF,
    Header,
    StaffLine,
    cell_of,
    read_header,
    read_line,
    shown,
)
from leerlijn.foundation.people.imports.report import LineResult, LineVerdict, StaffReport
from leerlijn.foundation.people.imports.tables import LARGEST, Row, read_table
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Incomplete
from leerlijn.kernel.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Read:
    """The lines that could be read, and the results of the others; `named`: every number in the file."""

    lines: Sequence[StaffLine]
    others: Sequence[LineResult]
    named: frozenset[str]


def import_staff(
    file: BinaryIO, *, actor: Actor, at: datetime, on: date, dry_run: bool = False
) -> StaffReport | Incomplete:
    """Takes over the staff as this export says it is on day `on`, in one transaction.

    A dry run gives the same report and writes nothing. Importing a file twice changes nothing the second
    time. Who is missing is reported, never deleted.
    A file that is no export at all is refused with one sentence, under the name `file`.
    """
    content = file.read(LARGEST + 1)
    try:
        table = read_table(content)
        header = read_header(table.rows[0])
        with transaction.atomic():
            known = known_staff(on)
            read = _read(table.rows[1:], header, known)
            made = Comparison(read.lines, known, file=hashlib.sha256(content).hexdigest())
            report = _report(read, made, known, notes=(*table.notes, *header.notes), on=on, dry_run=dry_run)
            if not dry_run:
                take_over_staff(_plan(made, report, on=on), actor=actor, at=at)
    except Wrong as wrong:
        return Incomplete({"file": wrong.sentence})
    return report


def _read(rows: Iterable[Row], header: Header, known: Known) -> Read:
    """A number of somebody who was merged is read as that of the one who stays."""
    lines, rejected, named = [], [], set()
    for row in rows:
        number = cell_of(row, header, COLUMN_OF["number"]).strip()
        named.add(known.numbers.get(number, number))
        read = read_line(row, header, known.faculties)
        if isinstance(read, StaffLine):
            who, manager = (known.numbers.get(each, each) for each in (read.number, read.manager))
            lines.append(replace(read, number=who, manager=manager))
        else:
            rejected.append(LineResult(row.line, shown(number), LineVerdict.REJECTED, faults=tuple(read)))
    counted = once(lines)
    return Read(counted.lines, (*rejected, *counted.others), frozenset(named))


def _report(
    read: Read, made: Comparison, known: Known, *, notes: tuple[Sentence, ...], on: date, dry_run: bool
) -> StaffReport:
    doubtful = {result.number for result in read.others if result.verdict == LineVerdict.REJECTED}
    return StaffReport(
        sha256=made.file,
        dry_run=dry_run,
        lines=tuple(sorted((*read.others, *made.results), key=lambda result: result.line)),
        questions=questions_about(read.lines, made, named=read.named),
        missing=missing_people(known, named=read.named, on=on),
        missing_appointments=missing_appointments(known, made, spared=doubtful, on=on),
        notes=notes,
    )


def _plan(made: Comparison, report: StaffReport, *, on: date) -> StaffPlan:
    return StaffPlan(
        institution=made.known.institution,
        file=report.sha256,
        on=on,
        units=list(made.new_units.values()),
        people=made.new_people,
        changed_people=made.changed_people,
        appointments=made.new_appointments,
        changed_appointments=made.changed_appointments,
        said=made.said,
        counts=report.counts,
    )
