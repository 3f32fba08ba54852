"""The key under which we sign: from the environment, else made once and kept where only we can read it.

Who is signed in hangs on it, and so do links in letters, and by what we know a letter that comes back.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from leerlijn.kernel.keeping import keep_first
from leerlijn.site import environment

NAME = "secret-key"


def key_in_use(data: Path) -> str:
    return environment.SECRET_KEY.value() or kept_key(data)


def kept_key(data: Path) -> str:
    """The key in the data folder; of two processes that start together, both get that of the first."""
    kept = data / NAME
    if not kept.exists():
        keep_first(kept, secrets.token_urlsafe(64).encode())
    return kept.read_text()
