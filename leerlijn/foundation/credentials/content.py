"""What a certificate says, in the one form that is signed: UTF-8 JSON, keys sorted, no spaces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from leerlijn.kernel import chain
from leerlijn.kernel.seal import short
from leerlijn.kernel.sentence import Text

FORMAT = "leerlijn-certificate-1"


class Nature(StrEnum):
    """What sort of proof it is: of a qualification or part of it that was judged, or of hours of presence."""

    CERTIFICATE = "certificate"
    PART = "part"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Proven:
    """One criterion of a partial certificate: its code in the edition it names, and its title."""

    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """What is certified: `prefix` begins its register numbers, e.g. `UTQ`.

    Of a statement of hours, `profile` says how many and which; of a partial certificate `proves` says what.
    """

    key: str
    edition: str
    prefix: str
    title: Text
    profile: Text
    nature: Nature = Nature.CERTIFICATE
    proves: tuple[Proven, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who stands under it, and as what."""

    name: str
    role: Text


@dataclass(frozen=True, slots=True)
class Content:
    """All that is signed. `holder` is the name as printed; `replaces` the number that this one corrects.

    The nature is written down only where it is not that of a certificate, and what it proves only of a part.
    """

    number: str
    kind: str
    edition: str
    title: Text
    profile: Text
    built_from: Text
    holder: str
    issuer: Text
    issued_on: date
    signatories: tuple[Signatory, ...]
    replaces: str = ""
    nature: Nature = Nature.CERTIFICATE
    proves: tuple[Proven, ...] = ()

    @property
    def canonical(self) -> str:
        said = {**asdict(self), "issued_on": self.issued_on.isoformat(), "format": FORMAT}
        if self.nature is Nature.CERTIFICATE:
            said.pop("nature")
        if not self.proves:
            said.pop("proves")
        return chain.canonical(said)

    @property
    def fingerprint(self) -> str:
        return chain.digest(self.canonical)

    @property
    def short(self) -> str:
        """The fingerprint as people compare it: `b81c 0f44 97ad 23e6`."""
        return short(self.fingerprint)


def from_canonical(canonical: str) -> Content:
    """The content that was written down. Raises ValueError for another format."""
    said = json.loads(canonical)
    if said.pop("format", None) != FORMAT:
        raise ValueError("not the content of a certificate")
    return Content(
        **said
        | {name: Text(**said[name]) for name in ("title", "profile", "built_from", "issuer")}
        | {"issued_on": date.fromisoformat(said["issued_on"])}
        | {"signatories": tuple(_signatory(one) for one in said["signatories"])}
        | {"nature": Nature(said.get("nature", Nature.CERTIFICATE))}
        | {"proves": tuple(Proven(one["code"], Text(**one["title"])) for one in said.get("proves", ()))}
    )


def _signatory(said: Mapping[str, dict[str, str]]) -> Signatory:
    return Signatory(name=str(said["name"]), role=Text(**said["role"]))
