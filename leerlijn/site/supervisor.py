"""Keeps the processes of one server alive together: starts again what dies, and ends what does not end.

Every child leads a process group of its own, so that its children end with it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

LOOK_EVERY = 0.2
PAUSE_BEFORE_RESTART = 1.0
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """In the child: asks Linux to end it when the supervisor itself is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # The warning is for programs with several threads; a supervisor has one.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=end_with_parent)  # noqa: PLW1509


def send(child: subprocess.Popen[bytes], what: signal.Signals) -> None:
    """To the child and everything it started; one that is gone needs nothing."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, what)


class Supervisor:
    """Runs these commands until it is told to stop. `patience` is in seconds."""

    def __init__(self, commands: Mapping[str, Sequence[str]], *, patience: float) -> None:
        self.commands = commands
        self.patience = patience
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = threading.Event()

    def run(self) -> None:
        for stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stop, lambda *_: self.stopping.set())
        self.children = {name: start(command) for name, command in self.commands.items()}
        while not self.stopping.wait(LOOK_EVERY):
            self.restart_the_dead()
        self.end_all()

    def restart_the_dead(self) -> None:
        for name, child in self.children.items():
            if child.poll() is None:
                continue
            sys.stderr.write(f"{name} ended with {child.returncode}; it starts again\n")
            send(child, signal.SIGKILL)  # what it left behind would hold the port
            if self.stopping.wait(PAUSE_BEFORE_RESTART):
                return
            self.children[name] = start(self.commands[name])

    def end_all(self) -> None:
        """Asks first; whoever has not ended when patience is over is killed."""
        for child in self.children.values():
            child.terminate()
        until = time.monotonic() + self.patience
        for child in self.children.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, until - time.monotonic()))
        for child in self.children.values():
            send(child, signal.SIGKILL)
            child.wait()
