"""The clock of a running server: every minute, what time brings. It asks the time; nobody below it does."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import close_old_connections

MINUTE = 60


def tick_for_ever(tick: Callable[[], object]) -> None:
    """At every full minute; one that fails is tried again at the next."""
    while True:
        time.sleep(MINUTE - time.time() % MINUTE)
        tick()
        close_old_connections()  # this process lives longer than a connection to the database may
