"""Keeping a secret in a file: whole or not at all, for the owner only, and still there after a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def keep_first(place: Path, content: bytes) -> None:
    """Written aside and linked under its name when it is whole: of two makers, both get that of the first."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    written = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(written, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, place)
    except FileExistsError:
        pass  # somebody was first: theirs counts
    finally:
        aside.unlink()
    _sync(place.parent)
    _sync(place.parent.parent)


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
