"""The same parts in a folder: written whole or not at all, and read as an archive is."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal
from zipfile import ZipInfo

from leerlijn.foundation.documents.kept import synced
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong

UNFINISHED = ".unfinished"


class Unpacked:
    """A folder that is asked what a ZIP is asked. A part is on disk when it is closed."""

    def __init__(self, folder: Path, *, filename: str = "") -> None:
        self.folder = folder
        self.filename = filename or str(folder)

    def namelist(self) -> list[str]:
        found = (each for each in self.folder.rglob("*") if each.is_file())
        return sorted(each.relative_to(self.folder).as_posix() for each in found)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @contextmanager
    def open(
        self, name: str | ZipInfo, mode: Literal["r", "w"] = "r", *, force_zip64: bool = False
    ) -> Iterator[IO[bytes]]:
        """Everything is large enough in a folder, so `force_zip64` means nothing."""
        place = self.folder / (name.filename if isinstance(name, ZipInfo) else name)
        if mode == "r":
            with place.open("rb") as content:
                yield content
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as content:
            yield content
            content.flush()
            os.fsync(content.fileno())


@contextmanager
def written_whole(target: Path) -> Iterator[Unpacked]:
    """A folder that stands under its name when all of it is on disk, and leaves nothing behind otherwise.

    Raises Wrong where something stands there already, and OSError, e.g. on a full disk.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Wrong(
            Sentence("There is something in {folder} already: name an empty folder.", folder=str(target))
        )
    if not target.parent.is_dir():
        raise Wrong(Sentence("There is no folder {folder}: make it first.", folder=str(target.parent)))
    unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=UNFINISHED, dir=target.parent))
    try:
        yield Unpacked(unfinished, filename=str(target))
        for each in [unfinished, *(each for each in unfinished.rglob("*") if each.is_dir())]:
            synced(each)
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    synced(target.parent)


@contextmanager
def opened(source: Path) -> Iterator[Unpacked]:
    """A folder for reading. Raises Wrong where there is none."""
    if not source.is_dir():
        raise Wrong(Sentence("There is no folder {folder}.", folder=str(source)))
    if not (source / "manifest.json").is_file():
        raise Wrong(Sentence("{file} is no export of Leerlijn.", file=str(source)))
    yield Unpacked(source)
