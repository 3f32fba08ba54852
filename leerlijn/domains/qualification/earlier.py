"""What a dossier brought along from the administration where it ran before: said so, wherever it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leerlijn.kernel.sentence import Said, Sentence

KEY = "taken_over"
"""Where it stands in the data of the case."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """From where and on which day; when it began there, until when it may take, what was sufficient.

    `rounds` of supplement were used there.
    `criteria` are not judged again here, and never called judged here. `line` is the fingerprint of the line
    by which it came, so that the same line changes nothing.
    """

    source: str
    on: date
    began_on: date
    due_on: date | None
    criteria: tuple[str, ...]
    line: str
    rounds: int = 0

    def as_data(self) -> dict[str, object]:
        return {
            "source": self.source,
            "on": self.on.isoformat(),
            "began_on": self.began_on.isoformat(),
            "due_on": self.due_on.isoformat() if self.due_on else "",
            "criteria": list(self.criteria),
            "line": self.line,
            "rounds": self.rounds,
        }

    @property
    def said(self) -> Said:
        return Sentence(
            "Taken over from {source} on {day}; it began there on {began}.",
            source=self.source,
            day=self.on,
            began=self.began_on,
        )

    @property
    def covers(self) -> Said:
        return Sentence(
            "Found sufficient before: taken over from {source} on {day}.", source=self.source, day=self.on
        )


def taken_over(data: Mapping[str, object]) -> TakenOver | None:
    """None for a dossier that began here."""
    said = data.get(KEY)
    if not isinstance(said, Mapping):
        return None
    due, criteria = str(said["due_on"]), said["criteria"]
    return TakenOver(
        source=str(said["source"]),
        on=date.fromisoformat(str(said["on"])),
        began_on=date.fromisoformat(str(said["began_on"])),
        due_on=date.fromisoformat(due) if due else None,
        criteria=tuple(map(str, criteria)) if isinstance(criteria, list) else (),
        line=str(said["line"]),
        rounds=int(str(said["rounds"])),
    )
