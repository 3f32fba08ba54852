"""The restore drill of every night: a new backup is put back in a place of its own, and looked at.

A backup that nobody ever put back is a hope. What came of it stands in the journal: which files the
disk had lost before, and apart from that what failed. What was lost in the drill before too is no news.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from leerlijn.site.backup.folder import PLACE, forget_old, name_of_night, of_nights, sweep
from leerlijn.site.backup.making import make_backup, shortcomings
from leerlijn.site.backup.restoring import did_not_come_back
from leerlijn.site.backup.room import no_room, said_full

logger = logging.getLogger(__name__)

SUBJECT, BEGIN, PRACTISE = "schedule:drill", "begin-drill", "practise-restore"
NIGHT = timedelta(hours=2)
"""After midnight, as it is here: then it begins."""
LATE = timedelta(hours=36)
"""Without a drill for so long, one night was missed."""
LIMIT = timedelta(hours=6)
"""For putting it back: what takes longer hangs, and would keep the next letters waiting."""
NAMED = 100
"""So many files are named; who lost more has another trouble than files."""
TEN_YEARS = 3660
"""Nights; further back nobody looks."""


class State(StrEnum):
    OFF = "off"
    PASSED = "passed"
    KNOWN = "known"
    FAILED = "failed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill: when it ended, which backup it put back, what came back, and what was wrong.

    `lost` and `damaged` are files that were not there whole when the backup was made, and `known` says that
    those were told in the drill before. `failures` are all that went wrong with the backup itself.
    """

    at: datetime
    file: str
    rows: int
    files: int
    entries: int
    lost: Sequence[str]
    damaged: Sequence[str]
    failures: Sequence[Said]
    known: bool

    @property
    def reasons(self) -> list[Said]:
        return [*shortcomings(lost=self.lost, damaged=self.damaged), *self.failures]

    @property
    def state(self) -> State:
        if not self.reasons:
            return State.PASSED
        return State.KNOWN if self.known else State.FAILED

    @property
    def passed(self) -> bool:
        return self.state == State.PASSED


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
    return Condition(last.state, last)


def drills(*, limit: int) -> list[Drill]:
    """The newest first."""
    held = queries.newest(subject=SUBJECT).filter(act=PRACTISE)
    return [_drill_in(entry) for entry in queries.lines_of(held, limit=limit)]


def _drill_in(entry: EntryLine) -> Drill:
    said = dict(entry.payload)
    return Drill(at=entry.at, failures=read(said.pop("failures")), **said)


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
    """A new backup, put back elsewhere; recorded whatever comes of it. Then there are as many as may stay."""
    file = folder / name_of_night(clock.now())
    lost, damaged, failures = list[str](), list[str](), list[Said]()
    told: Mapping[str, Any] = {}
    with told_as(failures, folder):
        made = make_backup(file, at=clock.now())
        lost, damaged = [*made.files.lost], [*made.files.damaged]
        told = put_back_elsewhere(file)
        failures += beside(told["reasons"], known=[*lost, *damaged])
    if len(lost) + len(damaged) > NAMED:
        failures.append(too_many(len(lost) + len(damaged), file.name))
    is_whole = not (lost or damaged or failures)
    with told_as(failures, folder):
        forget_old(folder, spared=file.name if is_whole else newest_that_passed(folder))
        sweep(folder)
    counted = {what: int(told.get(what, 0)) for what in ("rows", "files", "entries")}
    known = not failures and were_told(lost, damaged)
    payload: dict[str, Any] = {"file": file.name, **counted, "known": known}
    payload |= {"lost": lost[:NAMED], "damaged": damaged[:NAMED]}
    held = Drill(at=clock.now(), failures=failures, **payload)
    payload["failures"] = [to_data(each) for each in failures]
    record(SUBJECT, PRACTISE, by=THE_CLOCK, at=held.at, payload=payload)
    return held


def beside(reasons: Sequence[Said], *, known: Collection[str]) -> list[Said]:
    """All but that files did not come back of which the backup said that they were not there."""
    expected = {did_not_come_back(each) for each in known}
    return [each for each in reasons if each not in expected]


def were_told(lost: Collection[str], damaged: Collection[str]) -> bool:
    """Whether there are such files, and the drill before named each of them, in the same way."""
    return bool(lost or damaged) and any(
        set(lost) <= set(before.lost) and set(damaged) <= set(before.damaged) for before in drills(limit=1)
    )


def newest_that_passed(folder: Path) -> str:
    """Of those that are here; empty where none did."""
    here = {each.name for each in of_nights(folder)}
    return next((each.file for each in drills(limit=TEN_YEARS) if each.passed and each.file in here), "")


@contextmanager
def told_as(failures: list[Said], folder: Path) -> Iterator[None]:
    """What goes wrong inside, in a sentence of ours: an error of the database quotes what people wrote."""
    try:
        yield
    except Wrong as wrong:
        failures.append(wrong.sentence)
    except Exception as error:
        logger.exception("the restore drill failed")
        is_full = isinstance(error, OSError | DatabaseError) and no_room(error)
        failures.append(said_full(folder) if is_full else met(type(error).__name__))


def met(kind: str) -> Sentence:
    return Sentence("The drill met an error ({kind}): the log of the server says more.", kind=kind)


def put_back_elsewhere(file: Path) -> Mapping[str, Any]:
    """What `leerlijn restore` says on a machine without anything; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix=PLACE, dir=file.parent) as place:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "leerlijn.site.commands", "restore", str(file), "--format", "json"],
                env={**os.environ, **on_its_own(place)},
                capture_output=True,
                text=True,
                check=False,
                timeout=LIMIT.total_seconds(),
            )
        except subprocess.TimeoutExpired:
            return {"reasons": [too_long()]}
    if done.returncode:
        logger.error("the trial restore ended with %s", done.returncode)
        sys.stderr.write(done.stderr)  # its own lines of a log, of which each is discreet
    if not done.stdout:
        return {"reasons": [no_answer(done.returncode)]}
    told = json.loads(done.stdout)
    return {**told, "reasons": read(told["reasons"])}


def on_its_own(place: str) -> Mapping[str, str]:
    """The settings of a machine without anything: what is put back there never reaches what is in use."""
    return {
        "LEERLIJN_DATA": place,
        "LEERLIJN_DATABASE_URL": "",
        "LEERLIJN_FILES": "",
        "LEERLIJN_SECRET_KEY": secrets.token_hex(),
        "DJANGO_SETTINGS_MODULE": "leerlijn.site.settings",
    }


def too_long() -> Sentence:
    hours = round(LIMIT / timedelta(hours=1))
    return Sentence("Putting it back took more than {hours} hours, and was ended.", hours=hours)


def no_answer(code: int) -> Sentence:
    return Sentence(
        "Putting it back ended without an answer (code {code}): the log of the server says more.", code=code
    )


def too_many(count: int, file: str) -> Sentence:
    return Sentence(
        "Of {count} files the disk lost or changed what was handed in; the manifest of {file} names all.",
        count=count,
        file=file,
    )
