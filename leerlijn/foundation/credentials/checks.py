"""The checks behind a verification: each one looks at one thing and says what it saw."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from leerlijn.foundation.credentials.content import Content
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.signing import opened
from leerlijn.foundation.journal import queries as journal
from leerlijn.kernel.chain import digest
from leerlijn.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: a statement, and how we know."""

    holds: bool
    statement: Sentence
    explanation: Sentence


def is_unchanged(certificate: Certificate, credential: str) -> Check:
    """What the register holds is what was signed."""
    said = opened(credential, public=certificate.key.public)
    if said != certificate.content or digest(said) != certificate.fingerprint:
        return Check(
            False, Sentence("It was changed."), Sentence("The content does not match the signature.")
        )
    return Check(
        True,
        Sentence("It was not changed."),
        Sentence("What this page says matches the signature. Compare it with what you have."),
    )


def is_our_file(certificate: Certificate, file: bytes) -> Check:
    """What somebody brought is the PDF that we made, or the signed text by itself; nothing around it is."""
    if certificate.document and hashlib.sha256(file).hexdigest() == certificate.document.hash:
        return Check(
            True, Sentence("It was not changed."), Sentence("This file is, byte for byte, the one we made.")
        )
    if file.strip() == certificate.credential.encode():
        return Check(
            True, Sentence("It was not changed."), Sentence("This file is the signed text and nothing else.")
        )
    return Check(
        False,
        Sentence("This file was changed, or made by somebody else."),
        Sentence("The signed text inside it is ours. What you see when you open it need not be."),
    )


def is_signed_in_time(certificate: Certificate, content: Content) -> Check:
    """The key was in use on the day of issue."""
    key = certificate.key
    if key.published_on <= content.issued_on <= (key.retired_on or content.issued_on):
        return Check(
            True,
            Sentence("{issuer} signed it.", issuer=content.issuer),
            Sentence("With the key it published on {day}.", day=key.published_on),
        )
    return Check(
        False,
        Sentence("The signature is not from those days."),
        Sentence("This key was not in use on {day}.", day=content.issued_on),
    )


def is_in_force(certificate: Certificate) -> Check:
    """Neither withdrawn nor replaced."""
    if certificate.revoked_on:
        return Check(False, Sentence("It was withdrawn."), Sentence("On {day}.", day=certificate.revoked_on))
    if certificate.corrected_by:
        follower = certificate.corrected_by
        return Check(
            False,
            Sentence("It was replaced."),
            Sentence("By {number}, on {day}.", number=follower.number, day=follower.says.issued_on),
        )
    return Check(True, Sentence("It was not withdrawn."), Sentence("The register says so at this moment."))


def stands_in_the_record(certificate: Certificate) -> Check:
    """Its entry in the journal names this very content; the daily anchor makes that hard to rewrite."""
    entry = journal.standing(f"certificate:{certificate.number}", act="issue")
    if entry is None or entry.payload.get("fingerprint") != certificate.fingerprint:
        return Check(
            False,
            Sentence("The decision does not stand in the record."),
            Sentence("No entry in our journal names this certificate."),
        )
    if entry.anchored_on is None:
        how = Sentence("Its entry becomes part of the next daily anchor.")
    else:
        how = Sentence("Its entry is part of the daily anchor of {day}.", day=entry.anchored_on)
    return Check(True, Sentence("The decision stands in the record."), how)
