"""Which database holds the data: a file of our own, or PostgreSQL beside us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leerlijn.site.database.embedded import embedded, use_library
from leerlijn.site.database.grown import grown

__all__ = ["database", "use_library"]


def database(url: str, *, data: Path) -> dict[str, Any]:
    return grown(url) if url else embedded(data / "leerlijn.sqlite3")
