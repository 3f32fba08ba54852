"""Reads a message of a mail server that says a letter of ours did not arrive (RFC 3464)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default

OURS = re.compile(r"<notice-([0-9]{1,18})-[^>]+>")
"""A Message-ID as `posting.number_of` gives it; whether it is one of ours is asked there."""
REPORT = "message/delivery-status"
RETURNED = ("message/rfc822", "text/rfc822-headers")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Bounce:
    """Which notice the letter was about, the Message-ID by which it went, and what the other server said."""

    notice: int
    number: str
    diagnostic: str


def bounce_in(message: bytes) -> Bounce | None:
    """None for what does not say that a letter of ours failed for good: a delay, an answer, other mail."""
    parsed = BytesParser(EmailMessage, policy=default).parsebytes(message)
    failed = next((each for each in _reports(parsed) if _action(each) == "failed"), None)
    number = next(filter(None, map(_number_of, parsed.walk())), None)
    if failed is None or number is None:
        return None
    said = " ".join(str(failed["Diagnostic-Code"] or failed["Status"] or "").split())
    return Bounce(int(number[1]), number[0], said[:LONGEST])


def _reports(parsed: Message) -> list[Message]:
    """One per recipient; the first block is about the message as a whole."""
    parts = (_inside(part) for part in parsed.walk() if part.get_content_type() == REPORT)
    return [block for blocks in parts for block in blocks]


def _action(report: Message) -> str:
    return str(report["Action"]).strip().lower()


def _inside(part: Message) -> list[Message]:
    """The messages that a part holds."""
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _number_of(part: Message) -> re.Match[str] | None:
    """Where this part is the letter that came back, or its head."""
    if part.get_content_type() not in RETURNED:
        return None
    heads = [str(each["Message-ID"]) for each in _inside(part)] or [str(part.get_payload())]
    return OURS.search(heads[0])
