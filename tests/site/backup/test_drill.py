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
from leerlijn.site.backup.drill import (
    PRACTISE,
    SUBJECT,
    State,
    condition,
    drills,
    practise,
    put_back_elsewhere,
    take_turn,
    too_long,
)
from tests.site.backup.conftest import DO
from tests.stories.world import AT, SETTING_UP

HEALTH = """
import django; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS.append("testserver")
from django.test import Client
answer = Client().get("/health")
print(answer.status_code, *answer.content.decode().split(), sep="/")
"""
READY, BOTH_RUN = "writes:/ready/files:/ready", "clock:/running/worker:/running"
PUT_BACK = """
import django; django.setup()
import sys, pathlib
from leerlijn.site.backup.drill import put_back_elsewhere
print(put_back_elsewhere(pathlib.Path(sys.argv[1])))
"""
PRACTISE_TWICE = """
import django; django.setup()
import pathlib, sys
from leerlijn.site.backup.drill import practise
for night in (1, 2):
    held = practise(pathlib.Path(sys.argv[1]))
    print(held.state, held.file, *held.lost, *held.damaged, len(held.reasons))
"""
OLD, OLDER = "leerlijn-night-20200102-020000.zip", "leerlijn-night-20200101-020000.zip"


@pytest.mark.races
@pytest.mark.only_on("postgresql")
def test_a_nightly_backup_of_postgresql_is_put_back_into_a_file_and_told(
    university, told, tmp_path, monkeypatch
):
    folder = tmp_path / "backups"
    folder.mkdir()
    monkeypatch.setenv("LEERLIJN_BACKUPS", str(folder))
    monkeypatch.setenv("LEERLIJN_BACKUPS_KEPT", "1")
    (folder / OLD).write_bytes(b"old")
    health = university.run("-c", HEALTH).stdout
    assert health == f"503/{READY}/clock:/missing/worker:/missing/restore-drill:/missing\n"

    assert json.loads(told(university, "clock", "--format", "json"))["done"]["drill"] == 1
    assert json.loads(told(university, "clock", "--format", "json"))["done"]["drill"] == 0
    worked = university.run("-m", "django", "db_worker", "--batch", "--queue-name=*", "--no-startup-delay")
    assert worked.returncode == 0, worked.stderr
    health = university.run("-c", HEALTH).stdout
    assert health == f"200/{READY}/{BOTH_RUN}/restore-drill:/passed\n"
    (kept,) = folder.iterdir()
    assert kept.name > "leerlijn-night-2026"

    lost, bad = university.run("-c", DO.format("lose_a_file")).stdout.split()
    first, second = university.run("-c", PRACTISE_TWICE, folder).stdout.splitlines()
    assert (first.split()[0], first.split()[2:]) == ("failed", [lost, bad, "2"])
    assert (second.split()[0], second.split()[2:]) == ("known", [lost, bad, "2"])
    assert {path.name for path in folder.iterdir()} == {kept.name, second.split()[1]}
    health = university.run("-c", HEALTH).stdout
    assert health == f"200/{READY}/{BOTH_RUN}/restore-drill:/known\n"

    kept.write_bytes(kept.read_bytes()[:-100])
    assert "is no whole backup" in university.run("-c", PUT_BACK, kept).stdout


@pytest.fixture
def folder(db, settings, tmp_path):
    settings.BACKUPS, settings.DATA = tmp_path / "backups", tmp_path
    settings.BACKUPS.mkdir()
    return settings.BACKUPS


def held(at: datetime, *failures: Sentence, file: str = OLD, lost=(), known: bool = False) -> None:
    """A drill that ended then."""
    said = {"file": file, "rows": 800, "files": 12, "entries": 90, "lost": [*lost], "damaged": []}
    said |= {"failures": [*map(to_data, failures)], "known": known}
    record(SUBJECT, PRACTISE, by=SETTING_UP, at=at, payload=said)


def test_a_failed_or_missing_drill_is_an_alarm(folder, settings):
    night = timedelta(days=1)
    assert (condition(AT).state, condition(AT).is_alarm) == (State.MISSING, True)
    held(AT)
    assert (condition(AT + night).state, condition(AT + night).is_alarm) == (State.PASSED, False)
    assert (condition(AT + 2 * night).state, condition(AT + 2 * night).is_alarm) == (State.MISSING, True)
    held(AT + night, too_long(), lost=["ab"])
    failed = condition(AT + night)
    assert (failed.state, failed.is_alarm) == (State.FAILED, True)
    assert [render(reason, "nl") for reason in failed.last.reasons] == [
        "Deze bestanden worden door rijen genoemd en zijn er niet: ab.",
        "Het terugzetten duurde langer dan 6 uur, en is gestopt.",
    ]
    held(AT + night, lost=["ab"], known=True)
    assert (condition(AT + night).state, condition(AT + night).is_alarm) == (State.KNOWN, False)
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


def test_only_what_the_drill_before_told_too_is_known(folder):
    held(AT, lost=["ab", "cd"])
    assert drill.were_told(["ab"], [])
    assert not drill.were_told(["ab", "ef"], [])
    assert not drill.were_told([], ["ab"])  # it was lost, and is back otherwise
    assert not drill.were_told([], [])
    held(AT)
    assert not drill.were_told(["ab"], [])


def test_a_drill_that_cannot_be_held_is_recorded_too_and_nothing_old_goes(folder, client):
    old = folder / OLD
    old.write_bytes(b"the last good one")
    said = practise(folder / "gone")
    assert not said.passed
    assert drills(limit=2) == [said]
    assert render(said.reasons[0], "en") == f"There is no folder {folder / 'gone'}: make it first."
    assert old.exists()
    answered = client.get("/health")
    assert (answered.status_code, answered.content.splitlines()[-1]) == (503, b"restore-drill: failed")


def test_as_many_stay_as_may_whatever_comes_of_a_drill_and_the_newest_that_came_back_whole(folder, settings):
    """What somebody made here stays too, whatever its name; what failed is told without what it quotes."""
    settings.BACKUPS_KEPT = 1
    by_hand = {
        *("leerlijn-20200101-020000.zip", "leerlijn-keys.zip", "leerlijn-night-keys.zip", "before.zip"),
        *(f"{OLDER}.part", "leerlijn-night-20200101-020000-copy.zip", "leerlijn-night-2020-01-01.zip"),
    }
    nights = [OLDER, OLD, "leerlijn-night-20200103-020000.zip", "leerlijn-night-20200104-020000.zip"]
    for name in {*by_hand, *nights}:
        (folder / name).touch()
    held(AT, file=OLDER)
    held(AT, file=OLD)
    held(AT, too_long(), file=nights[2])
    (settings.DATA / "files" / "ab").mkdir(parents=True)
    (settings.DATA / "files" / "ab" / "what somebody wrote").touch()
    failed = practise(folder)
    assert [render(reason, "en") for reason in failed.reasons] == [
        "The drill met an error (ValueError): the log of the server says more."
    ]
    assert drills(limit=1) == [failed]
    assert {path.name for path in folder.iterdir()} == by_hand | {OLD, nights[3]}


def test_a_trial_restore_that_takes_too_long_or_does_not_answer_is_a_reason(folder, monkeypatch):
    (folder / OLD).touch()
    monkeypatch.setenv("LEERLIJN_BACKUPS_KEPT", "none")
    assert render(put_back_elsewhere(folder / OLD)["reasons"][0], "en") == (
        "Putting it back ended without an answer (code 2): the log of the server says more."
    )
    monkeypatch.setattr(drill, "LIMIT", timedelta(milliseconds=1))
    assert put_back_elsewhere(folder / OLD) == {"reasons": [too_long()]}
    assert [path.name for path in folder.iterdir()] == [OLD]
