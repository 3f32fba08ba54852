"""The list of who was erased, by pseudonym: what a restore of an older backup reads to erase them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

NAME = "erased.jsonl"


def note(pseudonym: str, *, hash: str, at: datetime) -> None:
    """One line, on disk when this returns: in the data folder, and beside the backups of the night."""
    line = json.dumps({"pseudonym": pseudonym, "at": at.isoformat(), "entry": hash})
    for folder in filter(None, (settings.DATA, settings.BACKUPS)):
        with (Path(folder) / NAME).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())


def pseudonyms_in(file: Path) -> Iterator[str]:
    """Each once, as they were erased. Raises ValueError where a line is none of ours."""
    seen = dict.fromkeys(_pseudonym(line) for line in file.read_text(encoding="utf-8").splitlines() if line)
    yield from seen


def _pseudonym(line: str) -> str:
    try:
        return str(json.loads(line)["pseudonym"])
    except (json.JSONDecodeError, KeyError, TypeError):
        raise ValueError(f"{NAME}: a line that is no erasure: {line[:60]!r}") from None
