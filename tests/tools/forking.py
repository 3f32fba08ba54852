"""Processes forked from one that was connected: each has connections of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence

from django.db import connection

from leerlijn.site.database import connections

PATIENCE = 120
"""Seconds until whoever waits for the others gives up."""


def let_go() -> None:
    """Closes what is open here and does without a pool: two on one connection read each other's answers."""
    connections.let_go()
    connection.settings_dict["OPTIONS"].pop("pool", None)


def at_once[Rival](rivals: Sequence[Rival], turns: Iterable[Callable[[Rival], None]]) -> list[str]:
    """Everybody in a process of their own takes each turn at the same moment; what went wrong.

    The processes are started once, for all turns.
    """
    let_go()
    forking = multiprocessing.get_context("fork")
    gate, mistakes = forking.Barrier(len(rivals)), forking.SimpleQueue()

    def live(rival: Rival) -> None:
        for turn in turns:
            gate.wait(PATIENCE)
            try:
                turn(rival)
            except Exception as mistake:
                mistakes.put(f"{type(mistake).__name__}: {mistake}")
        let_go()

    running = [forking.Process(target=live, args=(rival,)) for rival in rivals]
    for each in running:
        each.start()
    for each in running:
        each.join()
    said = [f"a rival ended with {each.exitcode}" for each in running if each.exitcode]
    while not mistakes.empty():
        said.append(mistakes.get())
    return said
