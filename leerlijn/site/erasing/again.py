"""The list of who was erased, by pseudonym: what a restore of an older backup reads to erase them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

NAME = "erased.jsonl"


def lists() -> list[Path]:
    """In the data folder, and beside the backups of the night."""
    return [Path(folder) / NAME for folder in (settings.DATA, settings.BACKUPS) if folder]


def can_be_noted() -> Verdict:
    """Asked before anything goes: whoever stands in no list comes back with a backup."""
    for each in lists():
        try:
            each.open("a").close()
        except OSError:
            return Denied(
                Sentence(
                    "The list of who was erased cannot be written in {folder}, so nobody is erased now. "
                    "Make that folder reachable and try again.",
                    folder=str(each.parent),
                )
            )
    return ALLOWED


def note(pseudonym: str, *, hash: str, at: datetime, only_where_missing: bool = False) -> bool:
    """One line in each list, on disk when this returns; whether any was written."""
    line = json.dumps({"pseudonym": pseudonym, "at": at.isoformat(), "entry": hash})
    wanted = [each for each in lists() if not (only_where_missing and _has(each, pseudonym))]
    for each in wanted:
        with each.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
    return bool(wanted)


def _has(file: Path, pseudonym: str) -> bool:
    return file.exists() and pseudonym in pseudonyms_in(file)


def pseudonyms_in(file: Path) -> Iterator[str]:
    """Each once, as they were erased. Raises ValueError where a line is none of ours."""
    seen = dict.fromkeys(_pseudonym(line) for line in file.read_text(encoding="utf-8").splitlines() if line)
    yield from seen


def _pseudonym(line: str) -> str:
    try:
        return str(json.loads(line)["pseudonym"])
    except (json.JSONDecodeError, KeyError, TypeError):
        raise ValueError(f"{NAME}: a line that is no erasure: {line[:60]!r}") from None
