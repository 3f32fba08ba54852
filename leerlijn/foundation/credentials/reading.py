"""Finds the credential in a file that somebody brings: inside our PDF, or the credential by itself."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied

LARGEST = 5_000_000
NAME = "certificate.json"
TOO_LARGE = Sentence(
    "This file is larger than {limit} MB. No certificate of ours is.", limit=LARGEST // 1_000_000
)
NOT_READABLE = Sentence(
    "This file cannot be read. Choose the PDF as you received it, or the credential inside it."
)
NOTHING_INSIDE = Sentence(
    "There is no signed certificate inside this file. Choose the PDF as you received it: "
    "a scan, a photograph or a new print lost what can be checked."
)


def credential_in(content: bytes) -> str | Denied:
    """The credential, not yet checked, or why there is none."""
    if len(content) > LARGEST:
        return Denied(TOO_LARGE)
    found = _attached(content) if content.lstrip()[:5] == b"%PDF-" else content
    if isinstance(found, Denied):
        return found
    try:
        return found.decode()
    except UnicodeDecodeError:
        return Denied(NOT_READABLE)


def _attached(content: bytes) -> bytes | Denied:
    try:
        attached = PdfReader(BytesIO(content)).attachments.get(NAME, [])
    except Exception:  # a hostile file may make the parser fail in any way; every one of them is a refusal
        return Denied(NOT_READABLE)
    return attached[0] if attached else Denied(NOTHING_INSIDE)
