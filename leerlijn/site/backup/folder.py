"""The folder with the backups of the nights: how they are named, which stay, and what was cut off.

It may hold more than that: what somebody made here, also by `leerlijn backup`, stays.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localtime

from leerlijn.site import clock
from leerlijn.site.backup.unpacked import UNFINISHED

BEGINS = "leerlijn-night-"
OF_A_NIGHT = re.compile(rf"{BEGINS}[0-9]{{8}}-[0-9]{{6}}\.zip")
PLACE = ".leerlijn-drill-"


def name_of_night(at: datetime) -> str:
    """A name by the moment, so that the newest is the last, and one that no command gives."""
    return f"{BEGINS}{localtime(at):%Y%m%d-%H%M%S}.zip"


def of_nights(folder: Path) -> list[Path]:
    """The oldest first."""
    return sorted(each for each in folder.glob(f"{BEGINS}*.zip") if OF_A_NIGHT.fullmatch(each.name))


def forget_old(folder: Path, *, spared: str) -> None:
    """All but the newest, and but the one with this name: the newest that came back whole."""
    for old in of_nights(folder)[: -settings.BACKUPS_KEPT]:
        if old.name != spared:
            old.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """What was left of a backup of a night, or of a drill, that was cut off more than a day ago."""
    before = (clock.now() - clock.offset() - timedelta(days=1)).timestamp()
    for left in [*folder.glob(f".{BEGINS}*{UNFINISHED}"), *folder.glob(f"{PLACE}*")]:
        if left.stat().st_mtime < before:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
