"""Plain text: really text, in UTF-8, and not a page or a programme in disguise."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from leerlijn.foundation.documents.guards.limits import Limits
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f")
RUNS_WHEN_OPENED = (
    "<!doctype",
    "<html",
    "<head",
    "<body",
    "<script",
    "<svg",
    "<?xml",
    "<?php",
    "#!",
    "%pdf-",
)


def is_plain_text(content: BinaryIO, limits: Limits) -> Verdict:
    """Reads all of it, a piece at a time. A cell that begins like a formula is data, and stays."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    content.seek(0)
    beginning = ""
    try:
        while chunk := content.read(1 << 16):
            text = decoder.decode(chunk)
            beginning = beginning or text.lstrip()[:100].lower()
            if not CONTROLS.isdisjoint(text):
                return Denied(Sentence("This is not a text file: it contains characters that no text has."))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return Denied(
            Sentence(
                "This text file is not in UTF-8. Save it as UTF-8 (in Excel: “CSV UTF-8”) and try again."
            )
        )
    if beginning.startswith(RUNS_WHEN_OPENED):
        return Denied(Sentence("This is a web page or a programme, not a text file."))
    return ALLOWED
