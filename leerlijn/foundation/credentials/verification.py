"""Whether a certificate holds: four checks that anybody may ask for, and the sentences on what came out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from leerlijn.foundation.credentials.content import Content, fingerprint_of
from leerlijn.foundation.credentials.guards import tidy_name
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.reading import credential_in
from leerlijn.foundation.credentials.signing import opened, said_in
from leerlijn.foundation.journal import queries as journal
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied


class Outcome(StrEnum):
    VALID = "valid"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: a statement, and how we know."""

    holds: bool
    statement: Sentence
    explanation: Sentence


@dataclass(frozen=True, slots=True)
class Verification:
    """What came out. `names_holder` is false when only the number was given: numbers can be guessed."""

    outcome: Outcome
    heading: Sentence
    lede: Sentence
    checks: tuple[Check, ...] = ()
    content: Content | None = None
    names_holder: bool = False

    @property
    def is_valid(self) -> bool:
        return self.outcome is Outcome.VALID

    @property
    def findings(self) -> list[tuple[str, Sentence, Sentence]]:
        """The checks as a page lists them."""
        return [("good" if one.holds else "lost", one.statement, one.explanation) for one in self.checks]


HEADINGS = {
    Outcome.VALID: Sentence("This certificate is valid"),
    Outcome.CORRECTED: Sentence("This certificate was replaced"),
    Outcome.REVOKED: Sentence("This certificate was withdrawn"),
    Outcome.ALTERED: Sentence("Do not rely on this certificate"),
}
UNKNOWN = Verification(
    Outcome.UNKNOWN,
    Sentence("We do not know this certificate"),
    Sentence("Nothing in our register has this number, this name or this address. Compare every character."),
)
NOT_OURS = Verification(
    Outcome.ALTERED,
    Sentence("This is not what we signed"),
    Sentence("What this file says was changed after it was signed, or it does not come from us."),
)


def verify(reference: str, *, at: datetime, name: str = "") -> Verification:
    """By the end of its address, or by its number; then only who fills in the name hears whose it is."""
    certificate = _known().filter(Q(token=reference) | Q(number=reference.strip().upper())).first()
    if certificate is None or (name and not _is_name(name, certificate)):
        return UNKNOWN
    names_holder = bool(name) or certificate.token == reference
    return _verified(certificate, certificate.credential, at=at, names_holder=names_holder)


def verify_file(file: bytes, *, at: datetime) -> Verification | Denied:
    """By the file itself; a sentence when there is nothing in it that could be checked. Nothing is kept."""
    credential = credential_in(file)
    if isinstance(credential, Denied):
        return credential
    said = said_in(credential)
    if said is None:
        return Denied(Sentence("This file is not a certificate of ours: it holds no signed text."))
    certificate = _known().filter(fingerprint=fingerprint_of(said)).first()
    if certificate is None or opened(credential, public=certificate.key.public) != certificate.content:
        return NOT_OURS
    return _verified(certificate, credential, at=at, names_holder=True, file=file)


def _known() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("key", "document", "corrected_by")


def _is_name(name: str, certificate: Certificate) -> bool:
    return tidy_name(name).casefold() == certificate.says.holder.casefold()


def _verified(
    certificate: Certificate, credential: str, *, at: datetime, names_holder: bool, file: bytes = b""
) -> Verification:
    content = certificate.says
    checks = (
        _is_unchanged(certificate, credential, file),
        _is_signed(certificate, content),
        _is_in_force(certificate),
        _stands(certificate),
    )
    sound = checks[0].holds and checks[1].holds and checks[3].holds
    outcome = Outcome(certificate.status) if sound else Outcome.ALTERED
    lede = _lede(outcome, certificate, content, at=at, names_holder=names_holder)
    return Verification(outcome, HEADINGS[outcome], lede, checks, content, names_holder)


def _is_unchanged(certificate: Certificate, credential: str, file: bytes) -> Check:
    said = opened(credential, public=certificate.key.public)
    if said != certificate.content or fingerprint_of(said) != certificate.fingerprint:
        return Check(
            False, Sentence("It was changed."), Sentence("The content does not match the signature.")
        )
    if not file:
        how = Sentence("The content matches the signature.")
    elif certificate.document and hashlib.sha256(file).hexdigest() == certificate.document.hash:
        how = Sentence("This file is, byte for byte, the one we made.")
    else:
        how = Sentence("The signed text in the file is whole. What counts is what it says on this page.")
    return Check(True, Sentence("It was not changed."), how)


def _is_signed(certificate: Certificate, content: Content) -> Check:
    key = certificate.key
    in_use = key.published_on <= content.issued_on <= (key.retired_on or content.issued_on)
    if not in_use:
        return Check(
            False,
            Sentence("The signature is not from those days."),
            Sentence("This key was not in use on {day}.", day=content.issued_on),
        )
    return Check(
        True,
        Sentence("{issuer} signed it.", issuer=content.issuer),
        Sentence("With the key it published on {day}.", day=key.published_on),
    )


def _is_in_force(certificate: Certificate) -> Check:
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


def _stands(certificate: Certificate) -> Check:
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


def _lede(
    outcome: Outcome, certificate: Certificate, content: Content, *, at: datetime, names_holder: bool
) -> Sentence:
    if outcome is Outcome.ALTERED:
        return Sentence("One of the checks below failed. Ask {issuer}.", issuer=content.issuer)
    if certificate.revoked_on:
        return Sentence("This was withdrawn on {day}. Ask the holder why.", day=certificate.revoked_on)
    if certificate.corrected_by:
        return Sentence("Ask the holder for {number}.", number=certificate.corrected_by.number)
    said = Sentence(
        "{title}, issued by {issuer} on {day}. Checked on {moment}.",
        title=content.title,
        issuer=content.issuer,
        day=content.issued_on,
        moment=at,
    )
    if not names_holder:
        return said
    return Sentence(
        "{holder} holds the {title}, issued by {issuer} on {day}. Checked on {moment}.",
        holder=content.holder,
        **said.values,
    )
