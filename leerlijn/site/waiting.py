"""One page on the port of the product while it cannot answer yet: how far it is, until it can."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.template.loader import render_to_string
from whitenoise import WhiteNoise  # type: ignore[import-untyped]  # it has no types, and nobody wrote them

import leerlijn.foundation.ui

LOOK_AGAIN = 2
"""Seconds after which a browser asks again."""
STATIC = Path(leerlijn.foundation.ui.__file__).parent / "static"
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'"),
    ("Retry-After", str(LOOK_AGAIN)),
    ("Cache-Control", "no-store"),
)

type Answer = Callable[[str, list[tuple[str, str]]], object]


class Quiet(WSGIRequestHandler):
    """Writes no line for each request, and waits half a second for one: browsers connect in advance."""

    timeout = 0.5

    def handle(self) -> None:
        with suppress(TimeoutError):
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Progress:
    """How much of the steps is done; `is_ready` once the product itself comes."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.done = 0
        self.is_ready = False

    def step(self) -> None:
        self.done = min(self.done + 1, self.steps)

    def __call__(self, environ: dict[str, Any], answer: Answer) -> Iterable[bytes]:
        """The page, for whatever was asked: not here yet, ask again."""
        context = {
            "done": self.done,
            "steps": self.steps,
            "ready": self.is_ready,
            "again": LOOK_AGAIN * (2 if self.is_ready else 1),
        }
        answer("503 Service Unavailable", list(HEADERS))
        return [render_to_string("site/waiting.html", context).encode()]


@contextmanager
def waiting(port: int, *, steps: int) -> Iterator[Progress]:
    """Answers on this port of this machine meanwhile; the last page waits until the product is there.

    Raises OSError where somebody else has the port.
    """
    progress = Progress(steps)
    pages = WhiteNoise(progress)
    pages.add_files(str(STATIC), prefix="static/")
    server = make_server("127.0.0.1", port, pages, handler_class=Quiet)
    answering = Thread(target=server.serve_forever, daemon=True)
    answering.start()
    try:
        yield progress
        progress.is_ready = True
        time.sleep(LOOK_AGAIN + 0.5)  # so that every page that is open has asked once more
    finally:
        server.shutdown()
        server.server_close()
        answering.join()
