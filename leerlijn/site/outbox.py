"""The letters of a demonstration, which stay in its folder: read back, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.urls import NoReverseMatch, reverse

MOST = 40
"""Letters on the page."""
BETWEEN = re.compile(rb"^-{79}\n", re.MULTILINE)
"""The line that the mail backend of Django writes after each letter in a file."""
ADDRESS = re.compile(r"https?://[^\s<>]+")


def address() -> str:
    """Where they are read; none where the product has no such page."""
    try:
        return reverse("demo:mail")
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, about what, and the text in pieces: each with the path it leads to here, or none."""

    to: str
    subject: str
    at: datetime
    pieces: tuple[tuple[str, str], ...]


def letters() -> list[Letter]:
    """The newest first."""
    folder = Path(settings.DATA) / "mail"
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    found: list[Letter] = []
    for path in files:
        if len(found) >= MOST:
            break
        found += reversed(list(_letters_in(path.read_bytes())))
    return sorted(found, key=lambda letter: letter.at, reverse=True)[:MOST]


def _letters_in(content: bytes) -> Iterator[Letter]:
    for part in BETWEEN.split(content):
        message = message_from_bytes(part.strip(), policy=policy.default)
        if isinstance(message, EmailMessage) and message["to"] and message["date"]:
            body = message.get_body(("plain",))
            yield Letter(
                to=str(message["to"]),
                subject=str(message["subject"] or ""),
                at=parsedate_to_datetime(str(message["date"])),
                pieces=tuple(_pieces(body.get_content().strip() if body else "")),
            )


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text, cut at each address; one of this server leads somewhere."""
    at = 0
    for found in ADDRESS.finditer(text):
        yield text[at : found.start()], ""
        address = found[0].rstrip(".,)")
        here = address.startswith(f"{settings.BASE_URL}/")
        yield address, address.removeprefix(settings.BASE_URL) if here else ""
        at = found.start() + len(address)
    yield text[at:], ""
