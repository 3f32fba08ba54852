"""The words of a stored file: those of a text, and those that lie under the pages of a PDF."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import BinaryIO

from pypdf import PdfReader

from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import Filed
from leerlijn.foundation.documents.store import current_store

LARGEST = 20_000_000
MOST_PAGES, LONGEST = 300, 200_000
"""Of a file in bytes, of a PDF in pages, of a text in characters: where there is more, nothing is read."""
AT_ONCE = 64
"""Texts that a process remembers; what lies under a hash never changes."""
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def words_of(document: Filed) -> str | None:
    """None where there are none that we can read: a picture, a scan, another kind of file, or too much."""
    return _words(document.hash, document.kind)


@lru_cache(maxsize=AT_ONCE)
def _words(content_hash: str, kind: str) -> str | None:
    read = READERS.get(kind)
    if read is None:
        return None
    with current_store().open(content_hash) as content:
        if os.fstat(content.fileno()).st_size > LARGEST:
            return None
        try:
            text = read(content)
        except Exception:  # a hostile file may make the parser fail in any way
            return None
    return text if text.strip() and len(text) <= LONGEST else None


def _of_text(content: BinaryIO) -> str:
    return content.read().decode("utf-8-sig").replace("\r\n", "\n")


def _of_pdf(content: BinaryIO) -> str:
    """Paragraph by paragraph: where a line ended on the page says nothing."""
    pages = PdfReader(content).pages
    if len(pages) > MOST_PAGES:
        return ""
    found, length = list[str](), 0
    for page in pages:
        text = page.extract_text()
        found += [words for each in BETWEEN_PARAGRAPHS.split(text) if (words := " ".join(each.split()))]
        length += len(text)
        if length > LONGEST:
            return ""
    return "\n".join(found)


READERS: Mapping[str, Callable[[BinaryIO], str]] = {
    Document.Kind.PDF.value: _of_pdf,
    **dict.fromkeys((Document.Kind.TXT.value, Document.Kind.MD.value, Document.Kind.CSV.value), _of_text),
}
