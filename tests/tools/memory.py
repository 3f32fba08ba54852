"""Where the files of a test run stand: in memory, where the machine has the room.

What is proven about durability does not hang on the disk below: it is read from what a program waits for
(tests/tools/disk.py) and from programs that die. A real disk would only make everything wait.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30
"""Bytes that a whole run may need at once."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory or else where temporary files always are."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH
    with tempfile.TemporaryDirectory(
        prefix="leerlijn-run-", dir=MEMORY if in_memory else None, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        folder.chmod(0o711)  # the server runs as somebody else
        yield folder
