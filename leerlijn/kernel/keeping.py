"""Keeping a secret in a file: whole or not at all, for the owner only, and still there after a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def keep_first(place: Path, content: bytes) -> None:
    """Written aside and linked under its name when it is whole: of two makers, both get that of the first."""
    aside = _written_aside(place, content)
    try:
        os.link(aside, place)
    except FileExistsError:
        pass  # somebody was first: theirs counts
    finally:
        aside.unlink()
    _sync(place.parent)
    _sync(place.parent.parent)


def keep_instead(place: Path, content: bytes) -> None:
    """Written aside and given the name of what was there, if anything was."""
    aside = _written_aside(place, content)
    try:
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)
    _sync(place.parent)
    _sync(place.parent.parent)


def _written_aside(place: Path, content: bytes) -> Path:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    written = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(written, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return aside


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
