"""The database in a file: SQLite, safe with several processes, and no acknowledged write lost.

Libraries before 3.51.3 can corrupt a file in WAL mode when two processes write; synchronous=NORMAL lost
every acknowledged write at a simulated power cut. So: the newest library we can find, and FULL.
"""

from __future__ import annotations

import sqlite3 as of_the_system
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

try:
    import pysqlite3 as wheel  # type: ignore[import-untyped]  # it says nothing of its types
except ImportError:  # there is no wheel for every platform
    wheel = None

SAFE_WITH_WAL = (3, 51, 3)
LIMIT_COLUMN, LIMIT_VARIABLE_NUMBER = 2, 9
LIMITS = {LIMIT_COLUMN: 2000, LIMIT_VARIABLE_NUMBER: 32_766}
"""What SQLite allows when nothing else was said at its making; the wheel cannot be asked."""

library: ModuleType = wheel or of_the_system


class Connection(library.Connection):  # type: ignore[name-defined,misc]  # one of two modules, known at start
    """Answers the one question of Django that the wheel does not know."""

    def getlimit(self, category: int, /) -> int:
        if hasattr(library.Connection, "getlimit"):
            return int(super().getlimit(category))
        return LIMITS[category]


def use_library() -> None:
    """Whoever imports `sqlite3` from here on, Django first of all, gets the chosen library."""
    library.SQLITE_LIMIT_COLUMN = LIMIT_COLUMN  # type: ignore[attr-defined]  # Django asks the module for both
    library.SQLITE_LIMIT_VARIABLE_NUMBER = LIMIT_VARIABLE_NUMBER  # type: ignore[attr-defined]
    sys.modules["sqlite3"] = library
    sys.modules["sqlite3.dbapi2"] = library.dbapi2


def journal_mode(version: tuple[int, ...]) -> str:
    """Write-ahead logging lets readers go on while somebody writes; an old library may not use it."""
    return "WAL" if version >= SAFE_WITH_WAL else "DELETE"


PATIENCE = 60
"""Seconds that a writer waits for those before it. There is no queue: of many, somebody waits long."""


def embedded(file: Path | str) -> dict[str, Any]:
    """Django's settings for a database in this file."""
    pragmas = {
        "journal_mode": journal_mode(library.sqlite_version_info),
        "synchronous": "FULL",
        "secure_delete": "ON",
        "trusted_schema": "OFF",
    }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,  # opening the file anew for every request would cost more than most requests
        "OPTIONS": {
            "factory": Connection,
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": "; ".join(f"PRAGMA {name}={value}" for name, value in pragmas.items()),
        },
    }
