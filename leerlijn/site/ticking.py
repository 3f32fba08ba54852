"""The clock of a running server: every minute, what time brings. It asks the time; nobody below it does."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType

from django.db import close_old_connections

from leerlijn.site.commands import main

MINUTE = 60


def end(_: int, __: FrameType | None) -> None:
    sys.exit(0)


def tick_for_ever() -> None:
    """The command `clock` at every full minute; one that fails is tried again at the next."""
    signal.signal(signal.SIGTERM, end)
    while True:
        time.sleep(MINUTE - time.time() % MINUTE)
        main(["clock", "--format", "json"])
        close_old_connections()  # this process lives longer than a connection to the database may


if __name__ == "__main__":
    tick_for_ever()
