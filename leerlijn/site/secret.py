"""The key that signs sessions: from the environment, else made once and kept where only we can read it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAME = "secret-key"


def kept_key(data: Path) -> str:
    """The key in the data folder; of two processes that start together, both get that of the first."""
    kept = data / NAME
    if not kept.exists():
        keep_new_key(kept)
    return kept.read_text()


def keep_new_key(kept: Path) -> None:
    """Written aside and then linked under its name, so that nobody ever reads half a key."""
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = kept.with_name(f"{NAME}.{secrets.token_hex(4)}")
    written = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(written, "w") as file:
        file.write(secrets.token_urlsafe(64))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, kept)
    except FileExistsError:
        pass  # somebody was first: theirs counts
    finally:
        aside.unlink()
