"""The key that signs sessions: from the environment, else made once and kept where only we can read it."""

from __future__ import annotations

import secrets
from pathlib import Path

from leerlijn.kernel.keeping import keep_first

NAME = "secret-key"


def kept_key(data: Path) -> str:
    """The key in the data folder; of two processes that start together, both get that of the first."""
    kept = data / NAME
    if not kept.exists():
        keep_first(kept, secrets.token_urlsafe(64).encode())
    return kept.read_text()
