"""A Python that has the product loaded: what it is asked to run is a process of its own, and there at once.

Loading the product takes seconds, and the tests start hundreds of processes. `python ready.py ADDRESS` loads
it once and waits at that address; `asking.py` asks it for a process, gives it its input and output, tells it
to end, and ends as it ended. When that one is killed, so is the process with all that it forked.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys
import traceback
from collections.abc import Mapping, Sequence

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mailers
from django.db import connections
from django.tasks import task_backends
from django.utils.functional import empty

HANDLERS = (connections, mailers, task_backends)
"""What keeps settings of its own."""
LONGEST = 1 << 20
"""Bytes of a request: the environment, the folder and the arguments."""


def load() -> None:
    """Everything that a process of the product would load."""
    django.setup()
    importlib.import_module("leerlijn.site.urls")
    commands = importlib.import_module("leerlijn.site.commands")
    for name in commands.NAMES:
        importlib.import_module(f"{commands.__name__}.{name}")
    gc.freeze()


def wait_at(address: str) -> None:
    """Until whoever started this is gone: then its standard input ends."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(128)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while True:
        asked, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in asked:
            return
        asker, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            look_after(asker)
        asker.close()


def look_after(asker: socket.socket) -> None:
    """Starts what was asked for, says how it ended, and kills it when nobody waits for it any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    request, streams, _, _ = socket.recv_fds(asker, LONGEST, 3)
    while not request.endswith(b"\n"):
        more = asker.recv(LONGEST)
        if not more:  # whoever asked is gone
            os._exit(1)
        request += more
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        asker.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os._exit(run(**json.loads(request)))
    os.setpgid(child, child)
    for stream in streams:
        os.close(stream)
    ended = os.pidfd_open(child)
    while ended not in (ready := select.select([ended, asker], [], [])[0]):
        if not asker.recv(LONGEST):
            os.killpg(child, signal.SIGKILL)
            break
        os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    if ended in ready:
        asker.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def run(environment: Mapping[str, str], folder: str, arguments: Sequence[str]) -> int:
    """What `python ARGUMENTS` does; the exit code."""
    os.chdir(folder)
    try:
        try:
            point_at(environment)
        except (ImproperlyConfigured, ValueError):  # then the product says so itself, as it starts
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        execute(*arguments)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def execute(kind: str, what: str, *arguments: str) -> None:
    """`-c CODE` and `-m MODULE`."""
    sys.argv = [kind, *arguments]
    if kind == "-c":
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)


def point_at(environment: Mapping[str, str]) -> None:
    """The settings as this environment makes them. Nothing was connected before."""
    os.environ.clear()
    os.environ.update(environment)
    importlib.reload(importlib.import_module(environment["DJANGO_SETTINGS_MODULE"]))
    settings.__dict__.clear()
    settings._wrapped = empty
    for handler in HANDLERS:
        handler.__dict__.clear()
        handler.__init__()


if __name__ == "__main__":
    load()
    wait_at(sys.argv[1])
