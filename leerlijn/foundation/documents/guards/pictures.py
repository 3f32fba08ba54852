"""Pictures: really the kind they say, whole, and not larger once drawn than a machine can bear."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from PIL import Image

from leerlijn.foundation.documents.guards.limits import Limits
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

UNREADABLE = Denied(Sentence("This picture is damaged or incomplete. Save it again and try once more."))
TOO_MANY_PIXELS = Sentence(
    "This picture has more than {pixels} million pixels. Make it smaller and try again."
)


def is_png(content: BinaryIO, limits: Limits) -> Verdict:
    return _is_picture("PNG", content, limits)


def is_jpeg(content: BinaryIO, limits: Limits) -> Verdict:
    return _is_picture("JPEG", content, limits)


def _is_picture(kind: str, content: BinaryIO, limits: Limits) -> Verdict:
    too_large = Denied(
        Sentence(
            "This picture has more than {pixels} million pixels. Make it smaller and try again.",
            pixels=limits.pixels // 1_000_000,
        )
    )
    content.seek(0)
    try:
        with warnings.catch_warnings(action="error"), Image.open(content, formats=[kind]) as picture:
            if picture.width * picture.height > limits.pixels:
                return too_large
            _read_whole(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return too_large
    except (OSError, SyntaxError, ValueError, Warning):
        return UNREADABLE
    return ALLOWED


def _read_whole(picture: Image.Image) -> None:
    """A PNG by its checksums; a JPEG, which has none, by decoding it at an eighth of its size."""
    if picture.format == "PNG":
        picture.verify()
        return
    picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()
