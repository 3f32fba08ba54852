"""Documents of office programs: the parts they must have, and nothing in them that runs or fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree import ElementTree
from zipfile import ZipFile

from leerlijn.foundation.documents.guards.archives import BROKEN, LOCKED, is_bounded, unpacked
from leerlijn.foundation.documents.guards.limits import Limits
from leerlijn.foundation.documents.models import Document
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

MACRO = Denied(Sentence("This document contains macros. Save it without macros and try again."))
INSIDE = Denied(
    Sentence(
        "This document has another program's file or control inside. Replace it by a picture and try again."
    )
)
FETCHES = Denied(
    Sentence(
        "This document fetches something from elsewhere when it is opened. Break the links and try again."
    )
)
DAMAGED = Denied(
    Sentence("This document cannot be read as what its name says. Save it again and try once more.")
)

MAIN_PARTS = {
    Document.Kind.DOCX: "wordprocessingml.document.main+xml",
    Document.Kind.XLSX: "spreadsheetml.sheet.main+xml",
    Document.Kind.PPTX: "presentationml.presentation.main+xml",
}
OPEN_XML = {"[Content_Types].xml", "_rels/.rels"}
OPEN_DOCUMENT = {"mimetype", "META-INF/manifest.xml", "content.xml"}
MACRO_PART = re.compile(r"(^|/)(vbaproject|vbadata|macrosheets/|basic/|scripts/)", re.IGNORECASE)
CONTROL_PART = re.compile(r"(^|/)(activex/|ctrlprops/|embeddings/.*(?<!\.(docx|xlsx|pptx))$)", re.IGNORECASE)
HARMLESS_LINK = re.compile(r"https?:|mailto:|tel:|(?!//)[^:\\]*$", re.IGNORECASE)
ODF_MACRO = re.compile(r"vnd\.sun\.star\.script:|macro:", re.IGNORECASE)
ODF_FETCHING = {"image", "object", "object-ole", "plugin", "floating-frame", "table-source", "section-source"}
ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:)?(//|\\\\)", re.IGNORECASE)

type Element = tuple[str, dict[str, str]]


class _Elements:
    """Receives elements from the XML parser without building a tree, so that size costs no memory."""

    def __init__(self) -> None:
        self.seen: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.seen.append((_local(tag), {_local(name): value for name, value in attributes.items()}))

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("office files define no entities of their own; who does wants to blow up the reader")


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def _elements(archive: ZipFile, name: str) -> Iterator[Element]:
    """Name and attributes of every element in one part, in order."""
    target = _Elements()
    parser = ElementTree.XMLParser(target=target)
    with archive.open(name) as part:
        while chunk := part.read(1 << 16):
            parser.feed(chunk)
            yield from target.seen
            target.seen.clear()
    parser.close()


def is_office_document(content: BinaryIO, limits: Limits, kind: Document.Kind) -> Verdict:
    required, refusals = (
        (OPEN_XML, _open_xml_refusals) if kind in MAIN_PARTS else (OPEN_DOCUMENT, _open_document_refusals)
    )
    try:
        with ZipFile(content) as archive:
            if not (bounded := is_bounded(archive, limits)):
                return bounded
            if archive.testzip() is not None or not required <= set(archive.namelist()):
                return DAMAGED
            return next(refusals(archive, limits, kind), ALLOWED)
    except (*BROKEN, KeyError, ElementTree.ParseError):
        return DAMAGED


def _open_xml_refusals(archive: ZipFile, limits: Limits, kind: Document.Kind) -> Iterator[Denied]:
    names = archive.namelist()
    declared = [part for _, part in _elements(archive, "[Content_Types].xml")]
    types = " ".join(part.get("ContentType", "") for part in declared).lower()
    if "macroenabled" in types or "vbaproject" in types or any(map(MACRO_PART.search, names)):
        yield MACRO
    if "activex" in types or "oleobject" in types or any(map(CONTROL_PART.search, names)):
        yield INSIDE
    main = {part["PartName"] for part in declared if part.get("ContentType", "").endswith(MAIN_PARTS[kind])}
    if main.isdisjoint(f"/{name}" for name in names):
        yield DAMAGED
    relations = [name for name in names if name.lower().endswith(".rels")]
    if any(_fetches(link) for name in relations for _, link in _elements(archive, name)):
        yield FETCHES
    yield from _embedded_refusals(archive, limits)


def _fetches(link: dict[str, str]) -> bool:
    """Whether opening the document follows this link; a hyperlink waits for a click."""
    if link.get("TargetMode", "").lower() != "external":
        return False
    is_hyperlink = link.get("Type", "").endswith("/hyperlink")
    return not (is_hyperlink and HARMLESS_LINK.match(link.get("Target", "")))


def _embedded_refusals(archive: ZipFile, limits: Limits) -> Iterator[Denied]:
    """The table behind a chart is a workbook inside the document: it obeys the same rules."""
    kinds = {".docx": Document.Kind.DOCX, ".xlsx": Document.Kind.XLSX, ".pptx": Document.Kind.PPTX}
    for member in archive.infolist():
        if "embeddings/" in member.filename.lower() and not member.is_dir():
            with unpacked(archive, member) as content:
                verdict = is_office_document(content, limits, kinds[member.filename[-5:].lower()])
            if isinstance(verdict, Denied):
                yield verdict


def _open_document_refusals(archive: ZipFile, limits: Limits, kind: Document.Kind) -> Iterator[Denied]:
    names = archive.namelist()
    if archive.read("mimetype") != kind.encode():
        yield DAMAGED
    if any(map(MACRO_PART.search, names)):
        yield MACRO
    for tag, attributes in _elements(archive, "META-INF/manifest.xml"):
        if tag == "encryption-data":
            yield LOCKED
        if "oleobject" in attributes.get("media-type", ""):
            yield INSIDE
    for page in (name for name in names if name.endswith(("content.xml", "styles.xml"))):
        yield from _page_refusals(archive, page)


def _page_refusals(archive: ZipFile, page: str) -> Iterator[Denied]:
    for tag, attributes in _elements(archive, page):
        target = attributes.get("href", "")
        if tag == "event-listener" or ODF_MACRO.match(target):
            yield MACRO
        if tag in ODF_FETCHING and ELSEWHERE.match(target):
            yield FETCHES
