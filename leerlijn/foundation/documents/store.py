"""Where the content of files lies: on disk, under its own hash, complete or not at all.

This class is the seam for other storage: whatever can `keep`, `open` and tell whether it `is_intact`
can take its place.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 1 << 20


def copied(content: BinaryIO, target: BinaryIO) -> Kept:
    """Copies from the beginning, and says what was copied."""
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while chunk := content.read(CHUNK):
        target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return Kept(digest.hexdigest(), size)


def synced(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the store: the SHA-256 of the content in hexadecimals, and its size in bytes."""

    hash: str
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """Content by hash: `ab/cdef…` under `root`. Unfinished files live in `incoming`, on the same disk."""

    root: Path

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
                return hashlib.file_digest(content, "sha256").hexdigest() == hash
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

    def _place(self, hash: str) -> Path:
        if len(hash) != 64 or not set(hash) <= set("0123456789abcdef"):
            raise ValueError(f"not a hash of a file: {hash!r}")
        return self.root / hash[:2] / hash[2:]

    def _folder(self, folder: Path) -> Path:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            synced(self.root.parent)
        return folder


def current_store() -> Store:
    """The store of this installation."""
    return Store(settings.DATA / "files")
