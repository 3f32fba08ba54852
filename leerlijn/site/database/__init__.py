"""Which database holds the data: a file of our own, or PostgreSQL beside us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leerlijn.site.database.embedded import embedded, use_library
from leerlijn.site.database.grown import grown

__all__ = ["database", "use_library"]


def database(url: str, *, data: Path, pool: bool = True) -> dict[str, Any]:
    return grown(url, pool=pool) if url else embedded(data / "leerlijn.sqlite3")
