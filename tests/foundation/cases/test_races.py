"""Sixteen people who do the same at the same moment, and processes that are killed while they work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections import Counter

import pytest

from tests.tools.databases import created

HOW_MANY = 16
CASE = "1"
DO = "import django; django.setup(); from tests.foundation.cases import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture(scope="module")
def prepared(template, tmp_path_factory, server_url):
    """A database with the university and one dossier that was handed in, which nobody opens any more."""
    with created(server_url, tmp_path_factory.mktemp("prepared") / "data", of=template) as database:
        made = database.run("-c", DO.format("prepare"))
        assert made.returncode == 0, made.stderr
        yield database


@pytest.fixture
def database(prepared, tmp_path, server_url):
    """The same, of this test's own."""
    with created(server_url, tmp_path / "data", of=prepared) as database:
        yield database


@pytest.fixture
def do(database):
    """Runs one of the rival's deeds to its end."""

    def done(deed, *arguments, dies=False):
        process = database.run("-c", DO.format(deed), *map(str, arguments))
        assert process.returncode == (-signal.SIGKILL if dies else 0), process.stderr
        return process.stdout

    return done


@pytest.fixture
def at_once(do, tmp_path):
    """Lets so many processes do the same deed to one case at the same moment."""
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    return lambda deed, case, how_many=HOW_MANY: Counter(do("at_once", deed, case, meeting, how_many).split())


def acts(do, case: str) -> Counter:
    return Counter(act for subject, act in json.loads(do("tell"))["acts"] if subject == f"case:{case}")


def test_of_sixteen_who_take_the_same_step_one_takes_it_and_the_others_are_told(do, at_once):
    assert at_once("return_it", CASE) == {"took": 1, "outdated": HOW_MANY - 1}
    assert acts(do, CASE) == {"begin": 1, "hand-in": 1, "return": 1}
    assert json.loads(do("tell"))["cases"][CASE] == ["returned_incomplete", 3]


def test_of_sixteen_windows_in_which_somebody_begins_one_makes_a_dossier(do, at_once):
    assert at_once("begin_it", CASE) == {"took": 1, "denied": HOW_MANY - 1}
    assert len(json.loads(do("tell"))["cases"]) == 2


def test_what_came_once_is_entered_once_from_sixteen_windows(do, at_once):
    assert at_once("enter_it", CASE) == {"took": 1, "denied": HOW_MANY - 1}


def test_what_was_entered_is_contested_once_from_sixteen_windows(do, at_once):
    entered = do("enter_one").strip()
    assert at_once("contest_it", entered) == {"took": 1, "incomplete": HOW_MANY - 1}


# The controls; on SQLite a single writer is let in at a time, so that only the other database can show them.


@pytest.mark.only_on("postgresql")
def test_without_the_lock_the_others_collide_and_still_nothing_is_written_twice(do, at_once):
    assert at_once("return_it_unlocked", CASE, 4) == {"took": 1, "raced": 3}
    assert acts(do, CASE)["return"] == 1


@pytest.mark.only_on("postgresql")
def test_without_lock_comparison_and_guard_each_takes_the_same_step(do, at_once):
    do("drop_guards")
    assert at_once("return_it_unguarded", CASE, 4) == {"took": 4}
    assert acts(do, CASE)["return"] == 4
    assert json.loads(do("tell"))["cases"][CASE] == ["returned_incomplete", 3]


@pytest.mark.only_on("postgresql")
def test_without_the_lock_one_lecturer_begins_many_dossiers(do, at_once):
    assert at_once("begin_it_unlocked", CASE, 4) == {"took": 4}


@pytest.mark.only_on("postgresql")
def test_without_the_lock_what_came_once_is_entered_many_times(do, at_once):
    assert at_once("enter_it_unlocked", CASE, 4) == {"took": 4}


@pytest.mark.only_on("postgresql")
def test_without_the_lock_one_entry_is_contested_many_times(do, at_once):
    assert at_once("contest_it_unlocked", do("enter_one").strip(), 4) == {"took": 4}


# Killed.


def killed_after(database, acknowledged: int) -> list[list]:
    """What was acknowledged by two workers that are killed together after so many answers."""
    working = database.start(
        "-c", DO.format("work"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    lines = [working.stdout.readline() for _ in range(acknowledged)]
    os.killpg(working.pid, signal.SIGKILL)
    lines += working.stdout.read().splitlines()
    assert working.wait() == -signal.SIGKILL, working.stderr.read()
    return [json.loads(line) for line in lines if line.strip().endswith("]")]


def test_whoever_is_killed_amid_mixed_steps_loses_nothing_acknowledged_and_leaves_nothing_half_done(
    do, database
):
    acknowledged = [each for after in (5, 14, 23) for each in killed_after(database, after)]
    assert len(acknowledged) >= 42
    found = json.loads(do("half_done"))
    assert found["wrong"] == []
    lost = [
        (number, state, version, items)
        for number, state, version, items in acknowledged
        if (stands := found["stands"].get(str(number))) is None or stands[1] < version or stands[2] < items
    ]
    assert lost == []
    verified = database.leerlijn("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_an_answer_given_before_it_was_kept_is_lost(do):
    """The control for the test above."""
    [number, *_] = json.loads(do("acknowledge_too_early", dies=True))
    assert str(number) not in json.loads(do("half_done"))["stands"]
