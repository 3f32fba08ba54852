"""The chain behind the journal: what is hashed, in which form, and how a broken link is found.

Every entry carries the hash of the one before it on the same subject. What can be personal is not in the
chain itself: an entry holds a commitment, the hash of a salt and a text. Without the salt nobody finds the
text again: erasing both erases a person while the chain stays whole. `docs/journal.md` specifies all of this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Any


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


def anchor_hash(*, day: str, count: int, root: str, prev: str, made_at: str) -> str:
    """What one anchor is known by, and what the next one names as its `prev`."""
    return digest(canonical({"day": day, "count": count, "root": root, "prev": prev, "made_at": made_at}))


@dataclass
class Root:
    """What an anchor covers: the heads that moved, added one by one in the order of their subjects."""

    count: int = 0
    running: Any = field(default_factory=hashlib.sha256)

    def add(self, subject: str, seq: int, head: str) -> None:
        self.count += 1
        self.running.update(f"{canonical([subject, seq, head])}\n".encode())

    @property
    def hash(self) -> str:
        return str(self.running.hexdigest())


class Flaw(Enum):
    """What can be wrong with a journal."""

    GONE = auto()
    DETACHED = auto()
    CHANGED = auto()
    CONTENT_CHANGED = auto()
    CONTENT_GONE = auto()
    NAMES_CHANGED = auto()
    NAMES_GONE = auto()
    CUT = auto()
    HEAD_CHANGED = auto()
    HEAD_GONE = auto()
    ANCHOR_CHANGED = auto()
    ANCHOR_DETACHED = auto()
    ANCHOR_GONE = auto()
    COVERED_CHANGED = auto()
    KNOWN_GONE = auto()


@dataclass(frozen=True, slots=True)
class Break:
    """Where a journal does not hold: an entry (subject, seq and its moment), or the anchor of a day."""

    flaw: Flaw
    subject: str = ""
    seq: int = 0
    at: str = ""
    day: str = ""


type Line = Mapping[str, Any]
"""One line of an export: `docs/journal.md` says what stands on it."""

LINKED = tuple(each.name for each in fields(Link))


@dataclass
class Reading:
    """How far a journal was read: the newest entry so far of this subject, and what the anchors must be."""

    subject: str = ""
    seq: int = 0
    hash: str = ""
    at: str = ""
    closed: bool = True
    roots: dict[str, Root] = field(default_factory=dict)
    anchor: str = ""

    def read(self, line: Line) -> Break | None:
        match line["kind"]:
            case "entry":
                return self._entry(line)
            case "head":
                return self._head(line)
            case "anchor":
                return self._anchor(line)
        return None

    def end(self) -> Break | None:
        if not self.closed:
            return self._here(Flaw.HEAD_GONE)
        if self.roots:
            return Break(Flaw.ANCHOR_GONE, day=min(self.roots))
        return None

    def _here(self, flaw: Flaw, seq: int = 0) -> Break:
        return Break(flaw, self.subject, seq or self.seq, self.at)

    def _entry(self, line: Line) -> Break | None:
        if line["subject"] != self.subject:
            if not self.closed:
                return self._here(Flaw.HEAD_GONE)
            self._begin(line["subject"])
        if line["seq"] != self.seq + 1:
            return self._here(Flaw.GONE, self.seq + 1)
        flaw = Flaw.DETACHED if line["prev"] != self.hash else flaw_of(line)
        self.seq, self.hash, self.at = line["seq"], line["hash"], line["at"]
        if line["anchored"]:
            self.roots.setdefault(line["anchored"], Root()).add(self.subject, self.seq, self.hash)
        return self._here(flaw) if flaw else None

    def _begin(self, subject: str) -> None:
        self.subject, self.seq, self.hash, self.at, self.closed = subject, 0, "", "", False

    def _head(self, line: Line) -> Break | None:
        if line["subject"] != self.subject:
            self._begin(line["subject"])
        self.closed = True
        if line["seq"] > self.seq:
            return self._here(Flaw.CUT, self.seq + 1)
        if (line["seq"], line["hash"]) != (self.seq, self.hash):
            return self._here(Flaw.HEAD_CHANGED)
        return None

    def _anchor(self, line: Line) -> Break | None:
        day, covered = line["day"], self.roots.pop(line["day"], Root())
        before, self.anchor = self.anchor, line["hash"]
        said = {name: line[name] for name in ("day", "count", "root", "prev", "made_at")}
        if anchor_hash(**said) != line["hash"]:
            return Break(Flaw.ANCHOR_CHANGED, day=day)
        if line["prev"] != before:
            return Break(Flaw.ANCHOR_DETACHED, day=day)
        if (covered.count, covered.hash) != (line["count"], line["root"]):
            return Break(Flaw.COVERED_CHANGED, day=day)
        return None


def flaw_of(line: Line) -> Flaw | None:
    """What is wrong with an entry by itself."""
    if Link(**{name: line[name] for name in LINKED}).hash != line["hash"]:
        return Flaw.CHANGED
    if not (line["salt"] or line["erased_by"]):
        return Flaw.CONTENT_GONE
    if not (line["name_salt"] or line["erased_by"]):
        return Flaw.NAMES_GONE
    if line["salt"] and committed(line["salt"], line["payload"]) != line["commitment"]:
        return Flaw.CONTENT_CHANGED
    said = names_text(line["name"], line["on_behalf_name"])
    if line["name_salt"] and committed(line["name_salt"], said) != line["names"]:
        return Flaw.NAMES_CHANGED
    return None


def first_break(lines: Iterable[Line], *, known: str = "") -> Break | None:
    """Where a journal that was exported does not hold, or None when all of it does.

    Lines come as exported: each subject's entries and then its head, in the order of the subjects; then the
    anchors. `known` is the hash of an anchor, a head or an entry that was kept elsewhere: it must occur.
    """
    reading, is_found = Reading(), not known
    for line in lines:
        broken = reading.read(line)
        if broken:
            return broken
        is_found = is_found or line.get("hash") == known
    return reading.end() or (None if is_found else Break(Flaw.KNOWN_GONE))
