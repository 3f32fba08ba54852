"""What undoing a list of staff takes back, and what stays and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from leerlijn.foundation.people.imports.report import REHEARSED, Change
from leerlijn.foundation.people.models import StaffImport
from leerlijn.kernel.sentence import Counted, Said, Sentence, to_data

NOTHING_GOES_BACK = Sentence("Nothing goes back.")


@dataclass(frozen=True, slots=True)
class Returned:
    """Somebody of whom values go back: `before` is what stands there now, `after` what stood there."""

    number: str
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody of whom all, or one value, stays as it is, and why."""

    number: str
    name: str
    reason: Said


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What undoing a list does, or would do.

    `people` are the keys of everybody taken back. Whoever was new goes (`gone`), or stays known by name
    (`known`) because something still points to them; the same holds for departments.
    """

    list: StaffImport
    dry_run: bool
    returned: tuple[Returned, ...]
    appointments: int
    gone: int
    known: int
    gone_departments: int
    known_departments: int
    kept: tuple[Kept, ...]
    people: frozenset[int] = frozenset()

    @property
    def digest(self) -> str:
        """The same for a preview and an act that do the same (SHA-256)."""
        numbers = (self.list.pk, self.appointments, self.gone, self.known, self.gone_departments)
        returned = [(each.number, *map(str, each.changes)) for each in self.returned]
        kept = [(each.number, to_data(each.reason)) for each in self.kept]
        return sha256(json.dumps([numbers, returned, kept]).encode()).hexdigest()

    @property
    def going_back(self) -> tuple[Said, ...]:
        """What goes back, and what of it stays known, in a few sentences; one at least."""
        said = (
            Counted(
                "One appointment that it brought goes.",
                "{count} appointments that it brought go.",
                count=self.appointments,
            ),
            Counted(
                "The values of one person go back.",
                "The values of {count} people go back.",
                count=len(self.returned),
            ),
            Counted(
                "One person that it brought goes.", "{count} people that it brought go.", count=self.gone
            ),
            Counted(
                "One person stays known by name, without an appointment: something is about them.",
                "{count} people stay known by name, without an appointment: something is about them.",
                count=self.known,
            ),
            Counted(
                "One department that it brought goes.",
                "{count} departments that it brought go.",
                count=self.gone_departments,
            ),
            Counted(
                "One department stays: something lies there.",
                "{count} departments stay: something lies there.",
                count=self.known_departments,
            ),
        )
        return tuple(each for each in said if each.count) or (NOTHING_GOES_BACK,)


def sentences_of(report: UndoReport) -> Iterator[Said]:
    """The report for people: what goes back, then what stays and why."""
    if report.dry_run:
        yield REHEARSED
    yield Sentence("The list of {moment}:", moment=report.list.at)
    yield from report.going_back
    for each in report.kept:
        yield Sentence(
            "{name} ({number}) stays: {reason}", name=each.name, number=each.number, reason=each.reason
        )
