"""One number for everything that was handed in: whoever has the files can check that nothing changed.

A manifest lists the items with the hash of their content; the fingerprint is the SHA-256 of the manifest in
canonical form: UTF-8 JSON, keys sorted, no spaces, the items in their own order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from io import BufferedIOBase


@dataclass(frozen=True, slots=True)
class Item:
    """A file that was handed in; `digest` is its SHA-256 in hexadecimals, `about` what was said with it."""

    name: str
    digest: str
    size: int
    about: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    items: tuple[Item, ...]

    @property
    def canonical(self) -> bytes:
        listed = {"items": [asdict(item) for item in self.items]}
        return json.dumps(listed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def fingerprint(self) -> str:
        """All 64 hexadecimals; `short` is what people compare."""
        return hashlib.sha256(self.canonical).hexdigest()

    @property
    def short(self) -> str:
        return short(self.fingerprint)


def short(fingerprint: str) -> str:
    """The first sixteen hexadecimals as people read them aloud: `4d1e a07b 19c2 77fe`."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, 16, 4))


def from_canonical(canonical: str | bytes) -> Manifest:
    """The manifest that was written down as its canonical form."""
    listed = json.loads(canonical)["items"]
    return Manifest(tuple(Item(**{**item, "about": _tuples(item["about"])}) for item in listed))


def _tuples(about: Mapping[str, str | int | list[str]]) -> dict[str, str | int | tuple[str, ...]]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in about.items()}


def verify(manifest: Manifest, files: Iterable[BufferedIOBase | None]) -> Item | None:
    """The first item whose file differs or is missing (None), or nothing when all are as they were.

    `files` come in the order of the items; they are read one by one.
    """
    waiting = iter(files)
    for item in manifest.items:
        file = next(waiting, None)
        if file is None or hashlib.file_digest(file, "sha256").hexdigest() != item.digest:
            return item
    return None


def changed(before: Manifest, after: Manifest) -> tuple[Item, ...]:
    """What is new or different in `after`, and then what it no longer holds."""
    return (
        *(item for item in after.items if item not in before.items),
        *(item for item in before.items if item.name not in {kept.name for kept in after.items}),
    )
