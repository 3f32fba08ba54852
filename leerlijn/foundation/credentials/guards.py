"""What must be so before a certificate can be issued."""

from __future__ import annotations

import unicodedata

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.keys import current_keys
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

LONGEST_NAME = 120
# Every letter in these has a shape in our fonts or in the one Typst brings: Latin, Greek, Cyrillic.
PRINTABLE = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x500), (0x1E00, 0x1F00), (0x2018, 0x201F))


def is_not_issued_before(kind: str, basis: str) -> Verdict:
    """One decision, one certificate; a correction takes the place of what it corrects."""
    earlier = queries.certificate_for(kind, basis)
    if earlier is None:
        return ALLOWED
    return Denied(
        Sentence("Certificate {number} was already issued for this decision.", number=earlier.number)
    )


def tidy_name(name: str) -> str:
    """Letters with their accents as one character, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def can_be_printed(name: str) -> Verdict:
    """The name on paper, tidied, in letters that have a shape: a box in place of a letter is no name."""
    if not name.strip():
        return Denied(Sentence("The name that goes on the certificate is missing."))
    if len(name) > LONGEST_NAME:
        return Denied(
            Sentence("The name on a certificate has at most {longest} characters.", longest=LONGEST_NAME)
        )
    strange = next((letter for letter in name if not _has_a_shape(letter)), None)
    if strange:
        return Denied(
            Sentence(
                "The character “{letter}” cannot be printed on a certificate. "
                "Use the spelling in the passport’s machine-readable lines.",
                letter=strange,
            )
        )
    return ALLOWED


def _has_a_shape(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CM" and any(
        first <= ord(letter) < end for first, end in PRINTABLE
    )


def has_reason(reason: str) -> Verdict:
    if reason.strip():
        return ALLOWED
    return Denied(Sentence("Say why: this stays in the record."))


def can_sign() -> Verdict:
    """There is a key, and its private half is here."""
    key = queries.current_key()
    if key and current_keys().holds(key.identifier):
        return ALLOWED
    return Denied(Sentence("There is no key to sign certificates with. Ask the administrator to make one."))
