"""The name a file came with, made harmless: no paths, no invisible characters, not too long."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath

from leerlijn.foundation.documents.models import Document

LONGEST = 120
EXTENSIONS = {
    "pdf": Document.Kind.PDF,
    "docx": Document.Kind.DOCX,
    "xlsx": Document.Kind.XLSX,
    "pptx": Document.Kind.PPTX,
    "odt": Document.Kind.ODT,
    "ods": Document.Kind.ODS,
    "odp": Document.Kind.ODP,
    "png": Document.Kind.PNG,
    "jpg": Document.Kind.JPEG,
    "jpeg": Document.Kind.JPEG,
    "txt": Document.Kind.TXT,
    "md": Document.Kind.MD,
    "csv": Document.Kind.CSV,
    "mp4": Document.Kind.MP4,
    "zip": Document.Kind.ZIP,
}
# fmt: off
RUNS = frozenset([
    "exe", "com", "bat", "cmd", "scr", "pif", "msi", "dll", "jar", "js", "jse", "vbs", "vbe", "wsf",
    "ps1", "sh", "py", "php", "lnk", "hta", "htm", "html", "xhtml", "svg", "swf", "docm", "dotm",
    "xlsm", "xltm", "xlsb", "xlam", "pptm", "potm", "ppsm", "ppam", "app", "apk", "dmg", "iso",
])
# fmt: on


def tidy_name(name: str) -> str:
    """The last part of the path without control, invisible and direction characters; may be empty."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(letter for letter in last if not unicodedata.category(letter).startswith("C"))
    tidy = " ".join(visible.split()).lstrip(".")
    path = PurePath(tidy)
    return path.stem[: LONGEST - len(path.suffix)] + path.suffix[:LONGEST]


def extension_of(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").lower()


def hides_a_programme(name: str) -> bool:
    """Whether an earlier extension is that of something that runs, as in `letter.exe.pdf`."""
    return any(part.strip(". ").lower() in RUNS for part in PurePath(name).suffixes[:-1])
