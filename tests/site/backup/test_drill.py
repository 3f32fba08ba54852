"""The restore drill: once a night, recorded whatever comes of it; an alarm when it failed or did not come."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Sentence, to_data
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.site.backup import drill
from leerlijn.site.backup.drill import PRACTISE, SUBJECT, State, condition, drills, practise, take_turn
from tests.stories.world import AT, SETTING_UP

HEALTH = """
import django; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS.append("testserver")
from django.test import Client
answer = Client().get("/health")
print(answer.status_code, answer.content.decode().split("\\n"))
"""
PUT_BACK = """
import django; django.setup()
import sys, pathlib
from leerlijn.site.backup.drill import put_back_elsewhere
print(put_back_elsewhere(pathlib.Path(sys.argv[1])))
"""


@pytest.mark.races
@pytest.mark.only_on("postgresql")
def test_a_nightly_backup_of_postgresql_is_put_back_into_a_file_and_told(
    university, told, tmp_path, monkeypatch
):
    folder = tmp_path / "backups"
    folder.mkdir()
    monkeypatch.setenv("LEERLIJN_BACKUPS", str(folder))
    monkeypatch.setenv("LEERLIJN_BACKUPS_KEPT", "1")
    (folder / "leerlijn-20200101-020000.zip").write_bytes(b"old")
    health = university.run("-c", HEALTH).stdout
    assert health == "503 ['writes: ready', 'restore-drill: missing', '']\n"

    assert json.loads(told(university, "clock", "--format", "json"))["done"]["drill"] == 1
    assert json.loads(told(university, "clock", "--format", "json"))["done"]["drill"] == 0
    worked = university.run("-m", "django", "db_worker", "--batch", "--queue-name=*", "--no-startup-delay")
    assert worked.returncode == 0, worked.stderr
    health = university.run("-c", HEALTH).stdout
    assert health == "200 ['writes: ready', 'restore-drill: passed', '']\n"
    (kept,) = folder.iterdir()
    assert kept.name > "leerlijn-2026"

    kept.write_bytes(kept.read_bytes()[:-100])
    assert "is no whole backup" in university.run("-c", PUT_BACK, kept).stdout


@pytest.fixture
def folder(db, settings, tmp_path):
    settings.BACKUPS, settings.DATA = tmp_path / "backups", tmp_path
    settings.BACKUPS.mkdir()
    return settings.BACKUPS


def held(at: datetime, *reasons: Sentence) -> None:
    """A drill that ended then."""
    said = {"file": "leerlijn-20261124-020000.zip", "rows": 800, "files": 12, "entries": 90}
    record(SUBJECT, PRACTISE, by=SETTING_UP, at=at, payload=said | {"reasons": [*map(to_data, reasons)]})


def test_a_failed_or_missing_drill_is_an_alarm(folder, settings):
    night = timedelta(days=1)
    assert (condition(AT).state, condition(AT).is_alarm) == (State.MISSING, True)
    held(AT)
    assert (condition(AT + night).state, condition(AT + night).is_alarm) == (State.PASSED, False)
    assert (condition(AT + 2 * night).state, condition(AT + 2 * night).is_alarm) == (State.MISSING, True)
    held(AT + night, Sentence("The file {file} did not come back.", file="ab"))
    failed = condition(AT + night)
    assert (failed.state, failed.is_alarm) == (State.FAILED, True)
    assert [render(reason, "nl") for reason in failed.last.reasons] == [
        "Het bestand ab is niet teruggekomen."
    ]
    settings.BACKUPS = None
    assert (condition(AT).state, condition(AT).is_alarm) == (State.OFF, False)


def test_a_drill_begins_once_a_night_and_never_without_a_folder(folder, settings):
    def turn(day: int, hour: int) -> bool:
        return take_turn(at=datetime(2026, 11, day, hour, 30, tzinfo=AMSTERDAM))

    assert [turn(24, 13), turn(24, 23), turn(25, 1), turn(25, 2), turn(25, 3), turn(26, 1)] == [
        *(True, False, False),
        *(True, False, False),
    ]
    settings.BACKUPS = None
    assert not turn(28, 2)


def test_a_drill_that_cannot_be_held_is_recorded_too_and_nothing_old_goes(folder, client):
    old = folder / "leerlijn-20200101-020000.zip"
    old.write_bytes(b"the last good one")
    said = practise(folder / "gone")
    assert not said.passed
    assert drills(limit=2) == [said]
    assert render(said.reasons[0], "en") == f"There is no folder {folder / 'gone'}: make it first."
    assert old.exists()
    answered = client.get("/health")
    assert (answered.status_code, answered.content) == (503, b"writes: ready\nrestore-drill: failed\n")


def test_only_the_newest_backups_stay(folder, settings):
    settings.BACKUPS_KEPT = 2
    for name in (
        "leerlijn-20261122-020000.zip",
        "leerlijn-20261123-020000.zip",
        "leerlijn-20261124-020000.zip",
    ):
        (folder / name).touch()
    (folder / "by-hand.zip").touch()
    drill.forget_old(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        *("by-hand.zip", "leerlijn-20261123-020000.zip", "leerlijn-20261124-020000.zip"),
    ]
