"""What every store of files has in common: content in pieces, its hash, and what it says when it cannot."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20


class Unreachable(OSError):
    """What keeps the files does not answer as it should; nothing is known to be lost."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the store: the SHA-256 of the content in hexadecimals, and its size in bytes."""

    hash: str
    size: int


def copied(content: BinaryIO, target: BinaryIO) -> Kept:
    """Copies from the beginning, and says what was copied."""
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while chunk := content.read(CHUNK):
        target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return Kept(digest.hexdigest(), size)


def has_hash(content: BinaryIO, hash: str) -> bool:
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest() == hash


def name_of(hash: str) -> str:
    """`ab/cdef…`; of nothing but a hash, so that no name leads anywhere else."""
    if len(hash) != 64 or not set(hash) <= set("0123456789abcdef"):
        raise ValueError(f"not a hash of a file: {hash!r}")
    return f"{hash[:2]}/{hash[2:]}"


def synced(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
