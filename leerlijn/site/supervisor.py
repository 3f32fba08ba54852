"""Keeps the processes of one server alive together: starts again what dies, and ends what does not end.

A child is a fork of this process: what was loaded before is there at once, and its memory is shared. Every
child leads a process group of its own, so that its children end with it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

LOOK_EVERY = 0.2
PAUSE_BEFORE_RESTART = 1.0
PR_SET_PDEATHSIG = 1
STOPS = (signal.SIGTERM, signal.SIGINT)

type Work = Callable[[], object]


def end_with_parent() -> None:
    """In the child: asks Linux to end it when the supervisor itself is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def lead_group(pid: int = 0) -> None:
    """Of this process itself, or of its child: both say so, whoever is first."""
    with suppress(OSError):
        os.setpgid(pid, 0)


def live(work: Work) -> None:
    lead_group()
    end_with_parent()
    for stop in STOPS:
        signal.signal(stop, signal.SIG_DFL)
    work()


def start(work: Work) -> ForkProcess:
    child = get_context("fork").Process(target=live, args=(work,))
    child.start()
    if child.pid:
        lead_group(child.pid)
    return child


def kill(child: ForkProcess) -> None:
    """The child and everything it started; one that is gone needs nothing."""
    if child.pid:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


class Supervisor:
    """Has this work done until it is told to stop. `patience` is in seconds."""

    def __init__(self, works: Mapping[str, Work], *, patience: float) -> None:
        self.works = works
        self.patience = patience
        self.children: dict[str, ForkProcess] = {}
        self.stopping = threading.Event()

    def run(self) -> None:
        """Nothing is connected and no thread runs when this begins: a fork would have half of it."""
        for stop in STOPS:
            signal.signal(stop, lambda *_: self.stopping.set())
        gc.collect()
        gc.freeze()  # so that looking for what can be thrown away copies nothing
        self.children = {name: start(work) for name, work in self.works.items()}
        while not self.stopping.wait(LOOK_EVERY):
            self.restart_the_dead()
        self.end_all()

    def restart_the_dead(self) -> None:
        for name, child in self.children.items():
            if child.exitcode is None:
                continue
            sys.stderr.write(f"{name} ended with {child.exitcode}; it starts again\n")
            kill(child)  # what it left behind would hold the port
            if self.stopping.wait(PAUSE_BEFORE_RESTART):
                return
            self.children[name] = start(self.works[name])

    def end_all(self) -> None:
        """Asks first; whoever has not ended when patience is over is killed."""
        for child in self.children.values():
            child.terminate()
        until = time.monotonic() + self.patience
        for child in self.children.values():
            child.join(max(0.0, until - time.monotonic()))
        for child in self.children.values():
            kill(child)
            child.join()
