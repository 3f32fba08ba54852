"""The evidence of a dossier as it is now, and as it was sealed; with the seal and its one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import F

from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.dossiers.models import Dossier, ItemVersion, Submission
from leerlijn.kernel.seal import Item as SealedItem
from leerlijn.kernel.seal import Manifest, from_canonical, short


@dataclass(frozen=True, slots=True)
class File:
    """A stored file as an item shows it, and as `documents.views.served` hands it out."""

    document: int
    name: str
    hash: str
    size: int
    kind: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece of evidence: its newest file, and per criterion the sentence that says why it proves it."""

    id: int
    order: int
    title: str
    kind: str
    period: str
    version: int
    file: File
    claims: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return f"E{self.order}"


def items_of(dossier: Dossier) -> tuple[ItemLine, ...]:
    """What is in the dossier now, in the order of its numbers; one statement, with a row for each claim."""
    newest = (
        ItemVersion.objects.filter(item__dossier=dossier, item__taken_out_at=None, number=F("item__version"))
        .select_related("item", "document")
        .annotate(claimed=F("item__claims__criterion"), sentence=F("item__claims__sentence"))
        .order_by("item__order", "claimed")
    )
    return tuple(_line(list(rows)) for _, rows in groupby(newest, key=lambda version: version.item_id))


def _line(rows: Sequence[Any]) -> ItemLine:
    """One item, from its version once for each claim."""
    version = rows[0]
    item, document = version.item, version.document
    file = File(document.pk, document.name, document.hash, document.size, document.kind, version.made_at)
    claims = {row.claimed: row.sentence for row in rows if row.claimed is not None}
    return ItemLine(item.pk, item.order, item.title, item.kind, item.period, item.version, file, claims)


def sealed_items(submission: Submission) -> tuple[ItemLine, ...]:
    """The items as they were handed in, read from the manifest; one statement for their files."""
    return items_in(manifest_of(submission).items)


def items_in(sealed: Sequence[SealedItem]) -> tuple[ItemLine, ...]:
    """The same of some items of one manifest or several; one statement."""
    numbers = [int(str(item.about["document"])) for item in sealed]
    files = {document.pk: document for document in Document.objects.filter(pk__in=numbers)}
    return tuple(_sealed(item, files[int(str(item.about["document"]))]) for item in sealed)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """That a sealed item proves a criterion, with the sentence that says why."""

    order: int
    title: str
    sentence: str

    @property
    def code(self) -> str:
        return f"E{self.order}"


def sealed_claims(submission: Submission) -> Mapping[str, Sequence[ClaimLine]]:
    """By criterion what was handed in for it, read from the manifest; no statement."""
    found: dict[str, list[ClaimLine]] = {}
    for item in manifest_of(submission).items:
        about = item.about
        for code, sentence in zip(_texts(about["criteria"]), _texts(about["sentences"]), strict=True):
            line = ClaimLine(int(str(about["order"])), str(about["title"]), sentence)
            found.setdefault(code, []).append(line)
    return found


def _sealed(item: SealedItem, document: Document) -> ItemLine:
    about = item.about
    codes, sentences = about["criteria"], about["sentences"]
    file = File(document.pk, item.name, item.digest, item.size, document.kind, document.made_at)
    return ItemLine(
        id=int(str(about["item"])),
        order=int(str(about["order"])),
        title=str(about["title"]),
        kind=str(about["kind"]),
        period=str(about["period"]),
        version=int(str(about["version"])),
        file=file,
        claims=dict(zip(_texts(codes), _texts(sentences), strict=True)),
    )


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def manifest_of(submission: Submission) -> Manifest:
    return from_canonical(submission.manifest)


def number_of(submission: Submission) -> str:
    """The one number that candidate and assessors compare: `4d1e a07b 19c2 77fe`."""
    return short(submission.fingerprint)
