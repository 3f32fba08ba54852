"""Whether a scanner of viruses lets a file in: clamd, where an institution has it (`LEERLIJN_CLAMD`).

The file is sent over its INSTREAM command, so that clamd need not be able to read our disk. Where no answer
comes, nothing comes in: a file that was not looked at is not called safe.
"""

from __future__ import annotations

import logging
import socket
import struct
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

log = logging.getLogger(__name__)

PIECE = 1 << 16
"""Bytes sent at a time."""
PATIENCE = 60
"""Seconds that connecting, sending a piece or waiting for the answer may take."""
LONGEST_ANSWER = 4096
CLEAN, FOUND = b"OK", b"FOUND"
NO_ANSWER = Sentence(
    "This file could not be checked for viruses, so it was not saved. Try again later, or tell the "
    "administrator."
)


def is_free_of_viruses(content: BinaryIO) -> Verdict:
    """Reads the whole file, where there is a scanner."""
    if not settings.CLAMD:
        return ALLOWED
    try:
        answer = _ask(content)
    except OSError:
        log.exception("the scanner of viruses does not answer")
        return Denied(NO_ANSWER)
    if answer.endswith(FOUND):
        return Denied(Sentence("The scanner found a virus in this file. It was not saved."))
    if not answer.endswith(CLEAN):
        log.error("the scanner of viruses could not look at a file")
        return Denied(NO_ANSWER)
    return ALLOWED


def _ask(content: BinaryIO) -> bytes:
    """What clamd says of it: `stream: OK`, `stream: NAME FOUND`, or that it cannot."""
    with _connected() as asked:
        asked.sendall(b"zINSTREAM\0")
        for piece in _pieces(content):
            asked.sendall(struct.pack("!L", len(piece)) + piece)
        asked.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            more = asked.recv(LONGEST_ANSWER)
            if not more:
                break
            answer += more
    return answer.rstrip(b"\0").strip()


def _connected() -> socket.socket:
    """By `tcp://host:port`, or a socket on this machine, `unix:/run/clamav/clamd.ctl`."""
    address = urlsplit(settings.CLAMD)
    if address.scheme == "unix":
        asked = socket.socket(socket.AF_UNIX)
        asked.settimeout(PATIENCE)
        asked.connect(address.path)
        return asked
    return socket.create_connection((address.hostname, address.port), timeout=PATIENCE)


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    content.seek(0)
    while piece := content.read(PIECE):
        yield piece
    content.seek(0)
