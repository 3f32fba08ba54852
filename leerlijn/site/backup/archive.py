"""One file with everything in it: written whole or not at all, and read with an eye for every byte."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from leerlijn.foundation.documents.kept import CHUNK, synced
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site.backup.unpacked import UNFINISHED, Unpacked

type Archive = ZipFile | Unpacked
"""A ZIP, or the same parts in a folder."""
MANIFEST = "manifest.json"
DAMAGES = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, LookupError, ValueError, RuntimeError),
)
"""What a reader of ZIP meets where bytes were changed: as anything else, or as another way of packing."""


@contextmanager
def written_whole(target: Path) -> Iterator[ZipFile]:
    """An archive that stands under its name when all of it is on disk, and leaves nothing behind otherwise.

    Raises Wrong where there is a file of that name already, and OSError, e.g. on a full disk.
    """
    if target.exists():
        raise Wrong(Sentence("There is a file {file} already: choose another name.", file=str(target)))
    if not target.parent.is_dir():
        raise Wrong(Sentence("There is no folder {folder}: make it first.", folder=str(target.parent)))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=UNFINISHED, dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            with _closed_in_peace(ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3)) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    synced(target.parent)


@contextmanager
def _closed_in_peace(archive: ZipFile) -> Iterator[ZipFile]:
    """What failed inside is what is told, not that closing failed after it."""
    try:
        yield archive
    except BaseException:
        with suppress(OSError, ValueError):
            archive.close()
        raise
    archive.close()


@dataclass
class Part:
    """A part of an archive while it is written: its hash and how many bytes there were."""

    out: IO[bytes]
    digest: Any = field(default_factory=hashlib.sha256)
    size: int = 0

    def write(self, content: bytes) -> None:
        self.out.write(content)
        self.digest.update(content)
        self.size += len(content)


@contextmanager
def part_of(archive: Archive, name: str, *, packed: bool = True) -> Iterator[Part]:
    """A part under this name; what is packed takes less room, which a picture or video would not."""
    said = ZipInfo(name)
    said.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    said.external_attr = 0o600 << 16
    with archive.open(said, "w", force_zip64=True) as out:
        yield Part(out)


def add(archive: Archive, name: str, content: bytes) -> None:
    with part_of(archive, name) as part:
        part.write(content)


@contextmanager
def opened(source: Path) -> Iterator[ZipFile]:
    """An archive for reading. Raises Wrong where it is none, or no longer whole."""
    try:
        archive = ZipFile(source)
    except FileNotFoundError:
        raise Wrong(Sentence("There is no file {file}.", file=str(source))) from None
    except IsADirectoryError:
        raise Wrong(Sentence("{file} is a folder: say which backup in it.", file=str(source))) from None
    except PermissionError:
        raise
    except DAMAGES:
        raise Wrong(
            Sentence("{file} is no whole backup: it was cut off or damaged.", file=str(source))
        ) from None
    with archive:
        yield archive


def manifest_of(archive: Archive) -> dict[str, Any]:
    with undamaged(archive, MANIFEST):
        return dict(json.loads(archive.read(MANIFEST)))


@contextmanager
def undamaged(archive: Archive, name: str) -> Iterator[None]:
    """Whoever meets damage while reading this part says in which part of which file."""
    try:
        yield
    except DAMAGES:
        raise damaged(archive, name) from None


def damaged(archive: Archive, name: str) -> Wrong:
    return Wrong(
        Sentence(
            "{file} is damaged: {part} is not what was kept. Nothing was changed here; take another copy.",
            file=str(archive.filename),
            part=name,
        )
    )


def hash_of(archive: Archive, name: str) -> str:
    """Read to its end; its own sum is checked on the way. Raises Wrong."""
    with undamaged(archive, name), archive.open(name) as content:
        digest = hashlib.sha256()
        while chunk := content.read(CHUNK):
            digest.update(chunk)
        return digest.hexdigest()
