"""PDF: may be read, may not do anything. No script, no start, no file inside, no form that runs, no lock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from leerlijn.foundation.documents.guards.limits import Limits
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

SCRIPT = Sentence("This PDF contains a script. Print it to a new PDF and upload that one.")
STARTS = Sentence("This PDF can start something or send data. Print it to a new PDF and upload that one.")
INSIDE = Sentence("This PDF has another file, a film or a sound inside. Upload those separately.")
FORM = Sentence("This PDF is a form that runs by itself (XFA). Print it to a new PDF and upload that one.")
OPENS = Sentence(
    "This PDF does something as soon as it is opened. Print it to a new PDF and upload that one."
)
LOCKED = Sentence("This PDF is locked or protected. Save it without a password and try again.")
DAMAGED = Sentence("This PDF is damaged: it cannot be read. Export it again and try once more.")

ACTIVE_KEYS = {
    "/JS": SCRIPT,
    "/JavaScript": SCRIPT,
    "/EF": INSIDE,
    "/EmbeddedFiles": INSIDE,
    "/RichMediaContent": INSIDE,
    "/XFA": FORM,
    "/Encrypt": LOCKED,
}
ACTIVE_VALUES = {
    "/JavaScript": SCRIPT,
    "/Launch": STARTS,
    "/ImportData": STARTS,
    "/SubmitForm": STARTS,
    "/GoToE": INSIDE,
    "/Rendition": INSIDE,
    "/EmbeddedFile": INSIDE,
    "/FileAttachment": INSIDE,
    "/RichMedia": INSIDE,
    "/RichMediaExecute": INSIDE,
    "/Movie": INSIDE,
    "/Sound": INSIDE,
    "/Screen": INSIDE,
    "/3D": INSIDE,
}
# Long enough not to occur by chance in compressed data.
WORDS = {
    b"/JavaScript": SCRIPT,
    b"/Launch": STARTS,
    b"/SubmitForm": STARTS,
    b"/EmbeddedFile": INSIDE,
    b"/RichMedia": INSIDE,
}
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def is_passive_pdf(content: BinaryIO, limits: Limits) -> Verdict:
    """Asks the parsed objects and the raw bytes: a lenient viewer finds objects that a strict one skips."""
    try:
        content.seek(0)
        reader = PdfReader(content)
        if reader.is_encrypted:
            return Denied(LOCKED)
        objects = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
        if objects > limits.pdf_objects or not reader.pages:
            return Denied(DAMAGED)
        said = next(_in_objects(reader), None) or next(_in_bytes(content), None)
    except Exception:  # a hostile file may make the parser fail in any way; every one of them is a refusal
        return Denied(DAMAGED)
    return Denied(said) if said else ALLOWED


def _in_objects(reader: PdfReader) -> Iterator[Sentence]:
    for part in _dictionaries(reader):
        yield from (ACTIVE_KEYS[key] for key in part.keys() & ACTIVE_KEYS.keys())
        for key in part.keys() & {"/S", "/Type", "/Subtype"}:
            value = part[key]
            if isinstance(value, str) and value in ACTIVE_VALUES:
                yield ACTIVE_VALUES[value]
        if "/OpenAction" in part and not _only_turns_to_a_page(part["/OpenAction"]):
            yield OPENS


def _only_turns_to_a_page(action: PdfObject) -> bool:
    if isinstance(action, DictionaryObject):
        return action.get("/S") == "/GoTo" and "/Next" not in action
    return isinstance(action, ArrayObject)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file once: references are not followed, each object is visited itself."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting: list[object] = [reader.trailer]
    waiting += (reader.get_object(IndirectObject(*number, reader)) for number in sorted(numbers))
    while waiting:
        part = waiting.pop()
        if isinstance(part, DictionaryObject):
            yield part
            waiting += dict.values(part)
        elif isinstance(part, ArrayObject):
            waiting += list.__iter__(part)


def _in_bytes(content: BinaryIO) -> Iterator[Sentence]:
    content.seek(0)
    tail = b""
    while chunk := content.read(1 << 20):
        raw = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), tail + chunk)
        yield from (said for word, said in WORDS.items() if word in raw)
        tail = chunk[-64:]
