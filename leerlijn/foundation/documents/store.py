"""Where the content of files lies: on disk, or in object storage where an institution chose that."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from leerlijn.foundation.documents.disk import Disk
from leerlijn.foundation.documents.kept import Kept
from leerlijn.foundation.documents.objects import Account, Objects
from leerlijn.kernel.sentence import Said


class Store(Protocol):
    """Content by hash, complete or not at all. All of it may raise Unreachable, which is an OSError."""

    @property
    def where(self) -> str:
        """For the administrator."""

    def keep(self, content: BinaryIO) -> Kept:
        """When this returns, the content stays. Raises OSError, e.g. on a full disk."""

    def open(self, hash: str) -> BinaryIO:
        """The content, for reading, with a `fileno`. Raises FileNotFoundError."""

    def is_intact(self, hash: str) -> bool:
        """Whether the content is there and still has its hash."""

    def hashes(self) -> Iterator[str]:
        """Of everything that is kept, in their order."""

    def has(self, hash: str) -> bool: ...

    def written_at(self, hash: str) -> datetime:
        """When it was kept last. Raises FileNotFoundError."""

    def forget(self, hash: str) -> None:
        """The content is gone. Whoever asks made sure that nothing names it."""

    def sweep(self, *, before: datetime) -> int:
        """Removes what processes that died left unfinished before a moment; says how many."""

    def trouble(self) -> Said | None:
        """What is wrong with how it was set up."""

    def answers(self) -> bool:
        """Asked by who watches: within seconds."""


def current_store() -> Store:
    """The store of this installation."""
    if not settings.FILES:
        return Disk(settings.DATA / "files")
    account = Account(settings.S3_ENDPOINT, settings.S3_REGION, settings.S3_KEY, settings.S3_SECRET)
    return _objects(os.getpid(), settings.FILES, account, settings.DATA)


@lru_cache(maxsize=2)
def _objects(_process: int, place: str, account: Account, aside: Path) -> Objects:
    """Connected once in a process; what a fork would share with others is made anew there."""
    return Objects(place, account, aside=aside)
