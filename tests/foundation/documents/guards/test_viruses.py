"""Where an institution has clamd, a file comes in only when it was looked at and found clean."""

from __future__ import annotations

import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.guards.viruses import PIECE, is_free_of_viruses
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import ALLOWED, Denied
from tests.foundation.documents.test_actions import AT, on_disk

KNOWN = b"a known virus"


def exactly(asked: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        more = asked.recv(count - len(got))
        assert more, "who asks went away in the middle"
        got += more
    return got


@contextmanager
def clamd(answer: bytes | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """Speaks INSTREAM as the manual of clamd says it, and keeps what it was sent."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def once() -> None:
            try:
                asked, _ = server.accept()
            except TimeoutError:
                return  # nobody asked: `seen` tells
            with asked:
                assert exactly(asked, 10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack("!L", exactly(asked, 4))[0]:
                    assert length <= PIECE
                    content += exactly(asked, length)
                seen.append(content)
                found = b"stream: Test.Virus FOUND\0" if KNOWN in content else b"stream: OK\0"
                asked.sendall(found if answer is None else answer)

        looking = threading.Thread(target=once)
        looking.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", seen
        looking.join()


def said(verdict) -> str:
    assert isinstance(verdict, Denied), verdict
    return render(verdict.reason, "en")


def test_a_clean_file_comes_in_whole_and_one_with_a_virus_does_not(settings, files, lecturer, actor):
    for content, comes_in in ((b"A plan.", True), (KNOWN, False)):
        with clamd() as (settings.CLAMD, seen):
            kept = store_document(io.BytesIO(content), name="plan.txt", by=lecturer, actor=actor, at=AT)
        assert seen == [content]
        assert isinstance(kept, Document) == comes_in
    assert said(kept) == "The scanner found a virus in this file. It was not saved."
    assert len(on_disk(files)) == Document.objects.count() == 1


def test_a_long_file_is_sent_in_pieces_and_read_from_its_beginning(settings):
    content = io.BytesIO(b"x" * (2 * PIECE + 5))
    content.read()
    with clamd() as (settings.CLAMD, seen):
        assert is_free_of_viruses(content) == ALLOWED
    assert seen == [content.getvalue()]
    assert content.tell() == 0, "whoever keeps it reads it from its beginning too"


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0"])
def test_where_it_could_not_look_nothing_comes_in(settings, answer):
    with clamd(answer) as (settings.CLAMD, _):
        assert "could not be checked for viruses" in said(is_free_of_viruses(io.BytesIO(b"x")))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:/nowhere/clamd.ctl"])
def test_where_it_does_not_answer_nothing_comes_in(settings, address):
    settings.CLAMD = address
    assert "could not be checked for viruses" in said(is_free_of_viruses(io.BytesIO(b"x")))


def test_without_a_scanner_nobody_is_asked(settings):
    settings.CLAMD = ""
    assert is_free_of_viruses(io.BytesIO(KNOWN)) == ALLOWED
