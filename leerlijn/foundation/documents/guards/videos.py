"""Video: an MP4 whose boxes fit in the file, with a header that names a known brand."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from leerlijn.foundation.documents.guards.limits import Limits
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash")
MOST_BOXES = 100_000


def is_mp4(content: BinaryIO, limits: Limits) -> Verdict:
    content.seek(0)
    head = content.read(12)
    boxes = list(_boxes(content))
    if boxes[:1] != [b"ftyp"] or head[8:12] not in BRANDS or b"moov" not in boxes or b"" in boxes:
        return Denied(
            Sentence("This video is not a whole MP4 file. Export it again as MP4 and try once more.")
        )
    return ALLOWED


def _boxes(content: BinaryIO) -> Iterator[bytes]:
    """The types of the outermost boxes; an empty type for one that does not fit."""
    end, place = content.seek(0, os.SEEK_END), 0
    for _ in range(MOST_BOXES):
        if place == end:
            return
        content.seek(place)
        head = content.read(16).ljust(16, b"\0")
        size, kind, large = struct.unpack(">I4sQ", head)
        size = {0: end - place, 1: large}.get(size, size)
        if size < 8 or place + size > end:
            break
        place += size
        yield kind
    yield b""
