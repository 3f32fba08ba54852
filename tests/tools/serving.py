"""The whole product, running: `leerlijn serve` on a database of the test's own."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.tools.databases import Database

PROMISED = 5
"""Seconds within which `serve` answers; the tests' machine does other things too, so they wait longer."""
PATIENCE = 24 * PROMISED


@dataclass(frozen=True)
class Server:
    """A running product and its address."""

    process: subprocess.Popen
    address: str


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def children(process: int) -> list[int]:
    """The processes that this one started."""
    return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/livez", timeout=2):
            return True
    except (URLError, OSError):
        return False


@contextmanager
def served(
    database: Database, *arguments: str, anew: bool = False, port: int | None = None, **options
) -> Iterator[Server]:
    """Starts `leerlijn serve`, `anew` as at a user's, waits until it answers, and ends it."""
    port = port or free_port()
    command = ["-m", "leerlijn.site.commands", "serve", "--port", str(port), "--workers", "1", *arguments]
    process = database.start(*command, anew=anew, **options)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + PATIENCE
        while not answers(address):
            assert process.poll() is None, f"the server ended with {process.returncode}"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)
        yield Server(process, address)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
