"""The chain behind the journal: what is hashed, in which form, and how a broken link is found.

Every entry carries the hash of the one before it on the same subject. What can be personal is not in the
chain itself: an entry holds a commitment, the hash of a salt and a text. Without the salt nobody finds the text
again: erasing both erases a person while the chain stays whole. `docs/journal.md` specifies all of this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """What is hashed of one entry; `prev` is empty at the first.

    `commitment` is that to its payload, `names` that to the names of who acted and of whom they acted for.
    """

    subject: str
    seq: int
    at: str
    pseudonym: str
    on_behalf_of: str
    channel: str
    act: str
    about: str
    commitment: str
    names: str
    prev: str

    @property
    def hash(self) -> str:
        return digest(canonical(asdict(self)))


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces, letters as they are: the one form that is hashed."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
    )


def _plain(value: object) -> object:
    """Days, moments, amounts and mappings as JSON has them."""
    match value:
        case datetime():
            return written(value)
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be written in the journal")


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimals."""
    return hashlib.sha256(text.encode()).hexdigest()


def committed(salt: str, text: str) -> str:
    """Binds to a text without showing it. The salt is 32 random hexadecimals."""
    return digest(salt + text)


def written(at: datetime) -> str:
    """A moment as it is hashed: UTC with microseconds, `2026-11-24T09:30:00.000000Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def names_text(name: str, on_behalf_name: str) -> str:
    """Both names in the form that is committed to."""
    return canonical([name, on_behalf_name])
