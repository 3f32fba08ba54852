"""`leerlijn serve`: the server, whole: web workers, a worker for what may wait, and the clock."""

from __future__ import annotations

import socket
import sys
from argparse import ArgumentParser, Namespace
from functools import partial

from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.commands import main
from leerlijn.site.database.connections import let_go
from leerlijn.site.inspection import complaints
from leerlijn.site.supervisor import Supervisor, Work
from leerlijn.site.ticking import tick_for_ever

THREADS = 4
"""Requests that one web worker answers at a time; each holds one connection to the database."""
PATIENCE = 10
"""Seconds in which a request or a task may end when the server stops."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: %(default)s)")


def web(host: str, port: int, workers: int) -> None:
    """Answers; a worker is a fork as well."""
    Granian(
        "leerlijn.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=PATIENCE - 2,
        log_level=LogLevels.warning,
    ).serve()


def background() -> None:
    call_command("db_worker", "--queue-name=*", "--no-startup-delay", verbosity=0)


def tick() -> None:
    """What the command `clock` does, and a line about it for the log."""
    main(["clock", "--format", "json"])


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
    let_go()
    sys.stderr.write(f"Leerlijn answers on http://{said.host}:{said.port}\n")
    works: dict[str, Work] = {
        "web": partial(web, said.host, said.port, said.workers),
        "background": background,
        "clock": partial(tick_for_ever, tick),
    }
    Supervisor(works, patience=PATIENCE).run()
    return Report()


COMMAND = Command("run the server", serve, arguments)
