"""A disk that is full, told from everything else that can go wrong."""

from __future__ import annotations

import errno
from pathlib import Path

from leerlijn.kernel.sentence import Sentence

FULL = {errno.ENOSPC, errno.EDQUOT}
AS_SQLITE_SAYS = "database or disk is full"
AS_POSTGRESQL_SAYS = "No space left on device"


def no_room(error: Exception) -> bool:
    said = str(error)
    return getattr(error, "errno", None) in FULL or AS_SQLITE_SAYS in said or AS_POSTGRESQL_SAYS in said


def said_full(folder: Path) -> Sentence:
    return Sentence(
        "There is no room left on the disk of {folder}, so this was not finished: make room and try again.",
        folder=str(folder),
    )
