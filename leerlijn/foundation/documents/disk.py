"""Files on disk, under their own hash, complete or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from leerlijn.foundation.documents.kept import Kept, copied, has_hash, name_of, synced
from leerlijn.kernel.sentence import Said


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)


@dataclass(frozen=True, slots=True)
class Disk:
    """Content by hash: `ab/cdef…` under `root`. Unfinished files live in `incoming`, on the same disk."""

    root: Path

    @property
    def where(self) -> str:
        """The data folder, in which nothing else should be."""
        return str(self.root.parent)

    def keep(self, content: BinaryIO) -> Kept:
        """Keeps the content; when this returns it survives a power cut. Raises OSError, e.g. on a full disk.

        What is there already is replaced by the same bytes: that costs nothing more, and it mends a copy
        that went bad.
        """
        incoming = self._folder(self.root / "incoming")
        handle, name = tempfile.mkstemp(dir=incoming)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                kept = copied(content, target)
                target.flush()
                os.fsync(target.fileno())
            place = self._place(kept.hash)
            self._folder(place.parent)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
        synced(place.parent)
        synced(self.root)
        return kept

    def open(self, hash: str) -> BufferedReader:
        """The content, for reading. Raises FileNotFoundError."""
        return self._place(hash).open("rb")

    def is_intact(self, hash: str) -> bool:
        """Whether the content is there and still has its hash."""
        try:
            with self.open(hash) as content:
                return has_hash(content, hash)
        except FileNotFoundError:
            return False

    def hashes(self) -> Iterator[str]:
        """Of everything that is kept, in their order."""
        for folder in sorted(self.root.glob("??")):
            yield from sorted(folder.name + file.name for file in folder.iterdir())

    def has(self, hash: str) -> bool:
        return self._place(hash).is_file()

    def written_at(self, hash: str) -> datetime:
        """When it was kept last. Raises FileNotFoundError."""
        return _written(self._place(hash))

    def forget(self, hash: str) -> None:
        """The content is gone. Whoever asks made sure that nothing names it."""
        place = self._place(hash)
        place.unlink(missing_ok=True)
        if place.parent.is_dir():
            synced(place.parent)

    def sweep(self, *, before: datetime) -> int:
        """Removes what processes that died left unfinished before a moment; says how many."""
        old = [file for file in self._folder(self.root / "incoming").iterdir() if _written(file) < before]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)

    def trouble(self) -> Said | None:
        """A disk that takes no writes is told by `readyz`."""
        return None

    def answers(self) -> bool:
        return True

    def _place(self, hash: str) -> Path:
        return self.root / name_of(hash)

    def _folder(self, folder: Path) -> Path:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            synced(self.root.parent)
        return folder
