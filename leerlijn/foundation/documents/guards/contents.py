"""Whether a file may come in: its name, its first bytes and its whole content must tell the same story."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO
from zipfile import is_zipfile

import puremagic

from leerlijn.foundation.documents.guards import office, pdfs, pictures, texts, videos
from leerlijn.foundation.documents.guards.archives import DAMAGED, is_safe_archive
from leerlijn.foundation.documents.guards.limits import LIMITS, MEGABYTE, Limits
from leerlijn.foundation.documents.guards.names import EXTENSIONS, extension_of, hides_a_programme, tidy_name
from leerlijn.foundation.documents.models import Document
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

Kind = Document.Kind
type Inspection = Callable[[BinaryIO, Limits], Verdict]

PACKED = frozenset({Kind.ZIP, Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS, Kind.ODP})
PLAIN = frozenset({Kind.TXT, Kind.MD, Kind.CSV})
INSPECTIONS: Mapping[Kind, Inspection] = {
    Kind.PDF: pdfs.is_passive_pdf,
    Kind.PNG: pictures.is_png,
    Kind.JPEG: pictures.is_jpeg,
    Kind.MP4: videos.is_mp4,
    **dict.fromkeys(PLAIN, texts.is_plain_text),
    **{kind: partial(office.is_office_document, kind=kind) for kind in PACKED - {Kind.ZIP}},
}
PAGES = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?php", b"<iframe")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may come in, under its tidied name."""

    kind: Document.Kind
    name: str


def check(content: BinaryIO, *, name: str, limits: Limits = LIMITS) -> Checked | Denied:
    """Reads the whole file and says what it is, or why it may not come in."""
    return _checked(content, name, replace(limits))


def _checked(content: BinaryIO, name: str, limits: Limits) -> Checked | Denied:
    tidy = tidy_name(name)
    kind = EXTENSIONS.get(extension_of(tidy))
    if hides_a_programme(tidy):
        return Denied(
            Sentence("The name of this file has two extensions, and one of them is of a programme.")
        )
    if kind is None:
        accepted = ", ".join(EXTENSIONS)
        return Denied(Sentence("Files of this kind are not accepted. Accepted are: {kinds}.", kinds=accepted))
    verdict = (
        _is_of_size(content, kind, limits)
        and _is_what_it_says(content, kind)
        and _is_harmless(content, kind, limits)
    )
    return verdict if isinstance(verdict, Denied) else Checked(kind, tidy)


def _is_harmless(content: BinaryIO, kind: Kind, limits: Limits) -> Verdict:
    content.seek(0)
    if kind is Kind.ZIP:
        return is_safe_archive(content, limits, partial(_check_member, limits=limits))
    return INSPECTIONS[kind](content, limits)


def _check_member(content: BinaryIO, name: str, *, limits: Limits) -> Verdict:
    if extension_of(name) == "zip":
        return Denied(Sentence("There is an archive inside the archive. Unpack it first."))
    checked = _checked(content, name, limits)
    return checked if isinstance(checked, Denied) else ALLOWED


def _is_of_size(content: BinaryIO, kind: Kind, limits: Limits) -> Verdict:
    size = content.seek(0, os.SEEK_END)
    limit = limits.video if kind is Kind.MP4 else limits.size
    if size == 0:
        return Denied(Sentence("This file is empty."))
    if size > limit:
        return Denied(Sentence("This file is larger than {limit} MB.", limit=limit // MEGABYTE))
    return ALLOWED


def _is_what_it_says(content: BinaryIO, kind: Kind) -> Verdict:
    """The first bytes, and that it is not a second kind of file at the same time."""
    content.seek(0)
    head = content.read(1024)
    if kind not in PLAIN and kind not in _kinds_by_magic(head):
        return Denied(Sentence("The content of this file is not what its name says."))
    is_packed = is_zipfile(content)
    if kind in PACKED and not is_packed:
        return DAMAGED
    looks_like_a_page = kind is not Kind.ZIP and any(mark in head.lower() for mark in PAGES)
    carries_pdf = kind not in (Kind.PDF, Kind.ZIP) and b"%PDF-" in head
    if (is_packed and kind not in PACKED) or carries_pdf or (looks_like_a_page and kind not in PLAIN):
        return Denied(Sentence("This file is two kinds of file at once. That is how harm is hidden."))
    return ALLOWED


def _kinds_by_magic(head: bytes) -> set[str]:
    """The media types that these first bytes allow; everything packed begins alike."""
    try:
        kinds = {match.mime_type for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()
    return kinds | PACKED if head.startswith(b"PK\3\4") else kinds
