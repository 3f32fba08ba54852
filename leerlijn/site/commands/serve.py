"""`leerlijn serve`: the server, whole: web workers, a worker for what may wait, and the clock."""

from __future__ import annotations

import socket
import sys
from argparse import ArgumentParser, Namespace

from django.db import connections

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.inspection import complaints
from leerlijn.site.supervisor import Supervisor

THREADS = 4
"""Requests that one web worker answers at a time; each holds one connection to the database."""
PATIENCE = 10
"""Seconds in which a request or a task may end when the server stops."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: %(default)s)")


def web(host: str, port: int, workers: int) -> list[str]:
    where = ["--host", host, "--port", str(port)]
    size = ["--workers", str(workers), "--blocking-threads", str(THREADS)]
    ends = [
        "--respawn-failed-workers",
        "--respawn-interval",
        "1",
        "--workers-kill-timeout",
        str(PATIENCE - 2),
    ]
    quiet = ["--log-level", "warning", "--no-ws", "--interface", "wsgi"]
    return [sys.executable, "-m", "granian", *where, *size, *ends, *quiet, "leerlijn.site.wsgi:application"]


def background() -> list[str]:
    return [
        sys.executable,
        "-m",
        "django",
        "db_worker",
        "--queue-name=*",
        "--no-startup-delay",
        "--verbosity=0",
    ]


def clock() -> list[str]:
    return [sys.executable, "-m", "leerlijn.site.ticking"]


def is_taken(host: str, port: int) -> bool:
    """Also when the address is not one of ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(address)
    except OSError:
        return True
    return False


def reasons_not_to_start(host: str, port: int) -> list[Said]:
    if is_taken(host, port):
        where = f"{host}:{port}"
        return [Sentence("We cannot listen on {where}: choose another with --port or --host.", where=where)]
    return complaints()


def serve(said: Namespace) -> Report:
    wrong = reasons_not_to_start(said.host, said.port)
    if wrong:
        return Report(wrong, outcome=Outcome.NO)
    connections.close_all()
    sys.stderr.write(f"Leerlijn answers on http://{said.host}:{said.port}\n")
    children = {"web": web(said.host, said.port, said.workers), "background": background(), "clock": clock()}
    Supervisor(children, patience=PATIENCE).run()
    return Report()


COMMAND = Command("run the server", serve, arguments)
