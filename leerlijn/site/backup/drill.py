"""The restore drill of every night: a new backup is put back in a place of its own, and looked at.

A backup that nobody ever put back is a hope. What came of it stands in the journal.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils.timezone import localtime

from leerlijn.foundation.cases.actions.steps import THE_CLOCK
from leerlijn.foundation.journal import queries
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Head
from leerlijn.foundation.journal.queries import EntryLine
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text, from_data, to_data
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup.archive import UNFINISHED
from leerlijn.site.backup.making import make_backup, name_at, shortcomings
from leerlijn.site.backup.room import no_room, said_full

logger = logging.getLogger(__name__)

SUBJECT, BEGIN, PRACTISE = "schedule:drill", "begin-drill", "practise-restore"
NIGHT = timedelta(hours=2)
"""After midnight, as it is here: then it begins."""
LATE = timedelta(hours=36)
"""Without a drill for so long, one night was missed."""
PLACE = ".drill-"
NAMES = "leerlijn-*.zip"


class State(StrEnum):
    OFF = "off"
    PASSED = "passed"
    FAILED = "failed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill: when it ended, which backup it put back, what came back, and why it failed."""

    at: datetime
    file: str
    rows: int
    files: int
    entries: int
    reasons: Sequence[Said]

    @property
    def passed(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Condition:
    """How it is with the drills now; `last` is the newest, where there is one."""

    state: State
    last: Drill | None

    @property
    def is_alarm(self) -> bool:
        return self.state in {State.FAILED, State.MISSING}


def condition(at: datetime) -> Condition:
    """One statement."""
    return judged(drills(limit=1), at=at)


def judged(newest: Sequence[Drill], *, at: datetime) -> Condition:
    last = newest[0] if newest else None
    if settings.BACKUPS is None:
        return Condition(State.OFF, last)
    if last is None or at - last.at > LATE:
        return Condition(State.MISSING, last)
    return Condition(State.PASSED if last.passed else State.FAILED, last)


def drills(*, limit: int) -> list[Drill]:
    """The newest first."""
    held = queries.newest(subject=SUBJECT).filter(act=PRACTISE)
    return [_drill_in(entry) for entry in queries.lines_of(held, limit=limit)]


def _drill_in(entry: EntryLine) -> Drill:
    said = entry.payload
    return Drill(entry.at, said["file"], said["rows"], said["files"], said["entries"], read(said["reasons"]))


def read(reasons: Sequence[object]) -> list[Said]:
    return [each for each in map(from_data, reasons) if isinstance(each, Sentence | Counted | Text)]


def take_turn(*, at: datetime) -> bool:
    """Whether a drill is to begin now: the first at once, then one a night. Asked inside a transaction."""
    if settings.BACKUPS is None:
        return False
    list(Head.objects.select_for_update().filter(subject=SUBJECT))  # one at a time, whichever process it is
    begun = queries.lines_of(queries.newest(subject=SUBJECT).filter(act=BEGIN), limit=1)
    if begun and night_of(begun[0].at) >= night_of(at):
        return False
    record(SUBJECT, BEGIN, by=THE_CLOCK, at=at)
    return True


def night_of(moment: datetime) -> date:
    """The day on which this night began to count."""
    return (localtime(moment) - NIGHT).date()


def practise(folder: Path) -> Drill:
    """A new backup, put back elsewhere; recorded whatever comes of it. Older backups go when all is well."""
    file = folder / name_at(clock.now())
    told: Mapping[str, Any] = {}
    try:
        sweep(folder)
        made = make_backup(file, at=clock.now())
        told = put_back_elsewhere(file)
        reasons: list[Said] = [*shortcomings(made), *told["reasons"]]
        if not reasons:
            forget_old(folder)
    except Wrong as wrong:
        reasons = [wrong.sentence]
    except Exception as error:
        logger.exception("the restore drill failed")
        is_full = isinstance(error, OSError | DatabaseError) and no_room(error)
        reasons = [said_full(folder) if is_full else Sentence("This went wrong: {error}", error=str(error))]
    counted = {what: int(told.get(what, 0)) for what in ("rows", "files", "entries")}
    held = Drill(clock.now(), file.name, reasons=reasons, **counted)
    payload = {"file": file.name, **counted, "reasons": [to_data(each) for each in reasons]}
    record(SUBJECT, PRACTISE, by=THE_CLOCK, at=held.at, payload=payload)
    return held


def put_back_elsewhere(file: Path) -> Mapping[str, Any]:
    """What `leerlijn restore` says on a machine without anything; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix=PLACE, dir=file.parent) as place:
        ours = {"LEERLIJN_DATA": place, "LEERLIJN_DATABASE_URL": ""}
        ours |= {
            "LEERLIJN_SECRET_KEY": secrets.token_hex(),
            "DJANGO_SETTINGS_MODULE": "leerlijn.site.settings",
        }
        done = subprocess.run(
            [sys.executable, "-m", "leerlijn.site.commands", "restore", str(file), "--format", "json"],
            env={**os.environ, **ours},
            capture_output=True,
            text=True,
            check=False,
        )
    if not done.stdout:
        said = done.stderr.strip().rpartition("\n")[2] or str(done.returncode)
        return {"reasons": [Sentence("This went wrong: {error}", error=said)]}
    told = json.loads(done.stdout)
    return {**told, "reasons": read(told["reasons"])}


def sweep(folder: Path) -> None:
    """What was left of a backup or a drill that was cut off more than a day ago."""
    before = (clock.now() - clock.offset() - timedelta(days=1)).timestamp()
    for left in [*folder.glob(f".leerlijn-*{UNFINISHED}"), *folder.glob(f"{PLACE}*")]:
        if left.stat().st_mtime < before:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def forget_old(folder: Path) -> None:
    """All but the newest; their names are in the order of their moments."""
    for old in sorted(folder.glob(NAMES))[: -settings.BACKUPS_KEPT]:
        old.unlink()
