"""What differs between two versions of a text: sentence by sentence, and within those word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

SENTENCE = re.compile(r"\n+|(?<=[.!?;:])[ \t]+")
WORD = re.compile(r"\S+\s*|\s+")
MOST_SENTENCES, MOST_WORDS = 4000, 1500
"""In a text, and in a part that was written anew; where there are more the whole is shown as replaced."""


class Kind(StrEnum):
    KEPT = "kept"
    OUT = "out"
    IN = "in"
    SKIPPED = "skipped"
    """Kept, and not told."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is kept, was taken out or was put in; of what is skipped the text is empty."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Kept and out together are `before`, kept and in together `after`."""
    old, new = _units(before), _units(after)
    is_short = max(len(old), len(new)) <= MOST_SENTENCES
    found = _compared(old, new) if is_short else _replaced(before, after)
    return tuple(
        Piece(kind, "".join(each.text for each in run))
        for kind, run in groupby(found, key=lambda piece: piece.kind)
    )


def _units(text: str) -> list[str]:
    """Sentences and lines, each with the space behind it."""
    ends = [*(found.end() for found in SENTENCE.finditer(text)), len(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False) if end > start]


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for same, old, new in _runs(before, after):
        if same:
            yield Piece(Kind.KEPT, "".join(old))
        else:
            yield from _rewritten("".join(old), "".join(new))


def _rewritten(before: str, after: str) -> Iterator[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        yield from _replaced(before, after)
        return
    for same, out, brought in _runs(old, new):
        if same:
            yield Piece(Kind.KEPT, "".join(out))
        else:
            yield from _replaced("".join(out), "".join(brought))


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(Kind.OUT, before)
    if after:
        yield Piece(Kind.IN, after)


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """What is the same on both sides, and what stands in between."""
    for tag, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        yield tag == "equal", before[i:j], after[k:m]


def around(pieces: Sequence[Piece], beside: int) -> tuple[Piece, ...]:
    """The same with only so many characters of what was kept beside each change."""
    return tuple(
        short
        for place, piece in enumerate(pieces)
        for short in _shortened(piece, beside, is_first=place == 0, is_last=place == len(pieces) - 1)
    )


def _shortened(piece: Piece, beside: int, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    head, tail = 0 if is_first else beside, 0 if is_last else beside
    if piece.kind != Kind.KEPT or len(piece.text) <= head + tail:
        yield piece
        return
    if head:
        yield Piece(Kind.KEPT, piece.text[:head])
    yield Piece(Kind.SKIPPED, "")
    if tail:
        yield Piece(Kind.KEPT, piece.text[-tail:])
