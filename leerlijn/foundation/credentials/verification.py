"""Whether a certificate holds: four checks that anybody may ask for, and the sentences on what came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from leerlijn.foundation.credentials.checks import (
    Check,
    is_in_force,
    is_our_file,
    is_signed_in_time,
    is_unchanged,
    stands_in_the_record,
)
from leerlijn.foundation.credentials.content import Content, Nature
from leerlijn.foundation.credentials.guards import tidy_name
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.reading import credential_in
from leerlijn.foundation.credentials.signing import opened, said_in
from leerlijn.kernel.chain import digest
from leerlijn.kernel.sentence import Sentence, Value
from leerlijn.kernel.verdict import Denied


class Outcome(StrEnum):
    VALID = "valid"
    CORRECTED = "corrected"
    REVOKED = "revoked"
    ANOTHER_FILE = "another-file"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verification:
    """What came out. `names_holder` is false when only the number was given: numbers can be guessed.

    There is no content when it is not what was signed: nobody should read that under our name.
    """

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

    @property
    def facts(self) -> list[tuple[Sentence, Value]]:
        """What it says; with only the number given, nothing that tells about a person."""
        said = self.content
        if said is None:
            return []
        whose: Value = said.holder if self.names_holder else HIDDEN
        title, profile, built_from, issued = LABELS[said.nature]
        built = [(built_from, said.built_from)] if self.names_holder else []
        return [
            (Sentence("Holder"), whose),
            (title, said.title),
            (profile, said.profile),
            *built,
            *((Sentence("Proves {code}", code=one.code), one.title) for one in said.proves),
            (Sentence("Issued"), Sentence(issued.key, day=said.issued_on)),
        ]

    @property
    def name(self) -> Sentence:
        """What sort of proof it is, in a word."""
        return NAMES[self.content.nature if self.content else Nature.CERTIFICATE]


NAMES = {
    Nature.CERTIFICATE: Sentence("Certificate"),
    Nature.PART: Sentence("Partial certificate"),
    Nature.HOURS: Sentence("Statement of hours"),
}
HIDDEN = Sentence("We tell who fills in the name, or has the file or the address on it.")
LABELS: dict[Nature, tuple[Sentence, Sentence, Sentence, Sentence]] = {
    Nature.CERTIFICATE: (
        Sentence("Qualification"),
        Sentence("Profile"),
        Sentence("Built from"),
        Sentence("{day}, no end date"),
    ),
    Nature.PART: (
        Sentence("Part of"),
        Sentence("Profile"),
        Sentence("Built from"),
        Sentence("{day}, no end date"),
    ),
    Nature.HOURS: (Sentence("Activity"), Sentence("Hours"), Sentence("Presence"), Sentence("{day}")),
}
OF_HOURS = {
    Outcome.VALID: Sentence("This statement is valid"),
    Outcome.CORRECTED: Sentence("This statement was replaced"),
    Outcome.REVOKED: Sentence("This statement was withdrawn"),
}
OF_A_PART = {
    Outcome.VALID: Sentence("This partial certificate is valid"),
    Outcome.CORRECTED: Sentence("This partial certificate was replaced"),
    Outcome.REVOKED: Sentence("This partial certificate was withdrawn"),
}
HEADINGS = {
    Outcome.VALID: Sentence("This certificate is valid"),
    Outcome.CORRECTED: Sentence("This certificate was replaced"),
    Outcome.REVOKED: Sentence("This certificate was withdrawn"),
    Outcome.ANOTHER_FILE: Sentence("This is not the file that we made"),
    Outcome.ALTERED: Sentence("Do not rely on this certificate"),
}
OWN_HEADINGS = {Nature.PART: OF_A_PART, Nature.HOURS: OF_HOURS}
FAILED = Sentence("One of the checks below failed. Ask the institution.")
ON_ANOTHER_FILE = {
    Certificate.Status.VALID: Sentence(
        "What you see in it may have been changed. Trust only what stands below: that is what we signed."
    ),
    Certificate.Status.CORRECTED: Sentence(
        "What you see in it may have been changed, and what we signed was replaced. "
        "Trust only what stands below."
    ),
    Certificate.Status.REVOKED: Sentence(
        "What you see in it may have been changed, and what we signed was withdrawn. "
        "Trust only what stands below."
    ),
}
UNKNOWN = Verification(
    Outcome.UNKNOWN,
    Sentence("We do not know this certificate"),
    Sentence("Nothing in our register has this number, this name or this address. Compare every character."),
)
OTHER_NAME = Verification(
    Outcome.UNKNOWN,
    Sentence("This number is not with this name"),
    Sentence("The number is in our register with another name. Type the name as the certificate has it."),
)
NOT_OURS = Verification(
    Outcome.ALTERED,
    Sentence("This is not what we signed"),
    Sentence("What this file says was changed after it was signed, or it does not come from us."),
)


NUMBER = re.compile(r"([A-Z]+)[^A-Z0-9]*([0-9]{4})[^A-Z0-9]*([0-9]{1,9})")


def as_number(typed: str) -> str:
    """`pru 2026 12` is read as PRU-2026-0012; what looks like no number stays as it is."""
    bare = typed.strip().upper()
    read = NUMBER.fullmatch(bare)
    return f"{read[1]}-{read[2]}-{int(read[3]):04}" if read else bare


def verify(reference: str, *, at: datetime, name: str = "") -> Verification:
    """By the end of its address, or by its number; then only who fills in the name hears whose it is."""
    certificate = _known().filter(Q(token=reference) | Q(number=as_number(reference))).first()
    if certificate is None:
        return UNKNOWN
    by_address = certificate.token == reference
    found = _verified(certificate, certificate.credential, at=at, names_holder=by_address or bool(name))
    return OTHER_NAME if name and not _is_for(name, found) else found


def verify_file(file: bytes, *, at: datetime) -> Verification | Denied:
    """By the file itself; a sentence when there is nothing in it that could be checked. Nothing is kept."""
    credential = credential_in(file)
    if isinstance(credential, Denied):
        return credential
    said = said_in(credential)
    if said is None:
        return Denied(Sentence("This file is not a certificate of ours: it holds no signed text."))
    certificate = _known().filter(fingerprint=digest(said)).first()
    if certificate is None or opened(credential, public=certificate.key.public) != said:
        return NOT_OURS
    return _verified(certificate, credential, at=at, names_holder=True, file=file)


def _known() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("key", "document", "corrected_by")


def _is_for(name: str, found: Verification) -> bool:
    return found.content is None or tidy_name(name).casefold() == found.content.holder.casefold()


def _verified(
    certificate: Certificate,
    credential: str,
    *,
    at: datetime,
    names_holder: bool,
    file: bytes | None = None,
) -> Verification:
    unchanged = is_unchanged(certificate, credential)
    if not unchanged.holds:
        return Verification(Outcome.ALTERED, HEADINGS[Outcome.ALTERED], FAILED, (unchanged,))
    content = certificate.says
    untouched = unchanged if file is None else is_our_file(certificate, file)
    signed, in_force = is_signed_in_time(certificate, content), is_in_force(certificate)
    stands = stands_in_the_record(certificate)
    if not (signed.holds and stands.holds):
        outcome = Outcome.ALTERED
    else:
        outcome = Outcome(certificate.status) if untouched.holds else Outcome.ANOTHER_FILE
    lede = _lede(outcome, certificate, content, at=at, names_holder=names_holder)
    checks = (untouched, signed, in_force, stands)
    own = OWN_HEADINGS.get(content.nature, HEADINGS)
    return Verification(outcome, own.get(outcome, HEADINGS[outcome]), lede, checks, content, names_holder)


def _lede(
    outcome: Outcome, certificate: Certificate, content: Content, *, at: datetime, names_holder: bool
) -> Sentence:
    if outcome is Outcome.ALTERED:
        return FAILED
    if outcome is Outcome.ANOTHER_FILE:
        return ON_ANOTHER_FILE[certificate.Status(certificate.status)]
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
    if content.nature is Nature.HOURS:
        return Sentence(
            "{holder} took part in “{title}”, says {issuer} on {day}. Checked on {moment}.",
            holder=content.holder,
            **said.values,
        )
    return Sentence(
        "{holder} holds the {title}, issued by {issuer} on {day}. Checked on {moment}.",
        holder=content.holder,
        **said.values,
    )
