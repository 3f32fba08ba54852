"""What a backup says of itself: of which version it is, how much is in it, and how the journal stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from leerlijn.foundation.journal.export import root_of_heads
from leerlijn.foundation.journal.queries import anchors


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of a table, the hash of its part, and the number of the row that comes next."""

    rows: int
    sha256: str
    next: int | None


@dataclass(frozen=True, slots=True)
class Journal:
    """How far the journal was: the root over the heads of all subjects, and the newest anchor."""

    subjects: int
    root: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Files:
    """How many there are; those that a row names and that were not there; those that were changed on disk."""

    count: int
    size: int
    lost: Sequence[str]
    damaged: Sequence[str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`schema` has the migrations of each room, `keys` the hash of each key that is kept elsewhere.

    `ahead` is how far a demonstration lives from our day, in seconds.
    """

    format: str
    made_at: str
    product: str
    database: str
    schema: Mapping[str, Sequence[str]]
    tables: Mapping[str, Rows]
    files: Files
    journal: Journal
    keys: Mapping[str, str]
    ahead: int

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    @property
    def is_in_part(self) -> bool:
        """Whether a row names a file that was not there whole."""
        return bool(self.files.lost or self.files.damaged)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def read_from(data: Mapping[str, Any]) -> Manifest:
    """Raises KeyError and TypeError where something is missing or of another kind."""
    said = {each.name: data[each.name] for each in fields(Manifest)}
    said["tables"] = {name: Rows(**rows) for name, rows in said["tables"].items()}
    said["files"], said["journal"] = Files(**said["files"]), Journal(**said["journal"])
    return Manifest(**said)


def product_version() -> str:
    return version("leerlijn")


def schema() -> dict[str, list[str]]:
    """The migrations that made the tables as they are."""
    applied: dict[str, list[str]] = {}
    for room, name in sorted(MigrationRecorder(connection).applied_migrations()):
        applied.setdefault(room, []).append(name)
    return applied


def journal() -> Journal:
    newest = anchors(limit=1)
    root = root_of_heads()
    return Journal(root.count, root.hash, newest[0].hash if newest else "")
