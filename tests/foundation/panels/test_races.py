"""Judges who hand in, save or begin at the same moment, and one who is killed; on both databases."""

import json
import signal
import subprocess

import pytest

from tests.foundation.panels.leaks import places_in_files
from tests.foundation.panels.rival import SECRET

HOW_MANY = 16
DO = "import django; django.setup(); from tests.foundation.panels import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def do(fresh_database):
    """Runs one of the rival's deeds to its end."""

    def done(deed, *arguments, dies=False):
        process = fresh_database.run("-c", DO.format(deed), *map(str, arguments))
        assert process.returncode == (-signal.SIGKILL if dies else 0), process.stderr
        return process.stdout

    return done


@pytest.fixture
def at_once(fresh_database, tmp_path):
    """Lets rivals do the same deed at the same moment, each with its own first argument."""
    meeting = tmp_path / "meeting"
    meeting.mkdir()

    def done(deed, *firsts):
        command = ["-c", DO.format(deed)]
        rivals = [
            fresh_database.start(
                *command, *map(str, first), meeting, str(len(firsts)), stdout=subprocess.PIPE
            )
            for first in firsts
        ]
        return sorted(rival.communicate(timeout=120)[0].strip() for rival in rivals)

    return done


def test_of_all_who_hand_in_at_once_the_last_closes_and_only_that_one(do, at_once):
    do("prepare", HOW_MANY)
    answers = at_once("give_in", *([place] for place in range(1, HOW_MANY + 1)))
    assert answers == ["closed"] + ["waits"] * (HOW_MANY - 1)
    told = json.loads(do("tell"))
    assert told["closed"]
    assert told["acts"] == {"open": 1, "hand-in": HOW_MANY, "close": 1}
    assert (told["intact"], told["read"]) == (HOW_MANY, HOW_MANY)


def test_one_judge_who_hands_in_from_many_windows_hands_in_once(do, at_once):
    do("prepare", 1)
    at_once("give_in", *([1] for _ in range(HOW_MANY)))
    assert json.loads(do("tell"))["acts"] == {"open": 1, "hand-in": 1, "close": 1}


@pytest.mark.only_on("postgresql")  # the other one lets a single writer in at a time
def test_without_the_lock_one_judge_hands_in_many_times(do, at_once):
    do("prepare", 1)
    at_once("give_in_unlocked", *([1] for _ in range(4)))
    assert json.loads(do("tell"))["acts"]["hand-in"] == 4


def test_what_one_judge_saves_from_two_windows_is_all_kept(do, at_once):
    do("prepare", 2)
    assert at_once("save", ["1.1"], ["2.3"], ["1.1"], ["2.3"]) == ["saved"] * 4
    assert json.loads(do("tell"))["codes"] == ["1.1", "2.3"]


def test_of_all_who_make_the_master_key_at_once_each_gets_that_of_the_first(at_once, fresh_database):
    keys = at_once("wrap", *([] for _ in range(HOW_MANY)))
    assert len(set(keys)) == 1
    assert len(bytes.fromhex(keys[0])) == 32
    assert [file.name for file in (fresh_database.folder / "keys").iterdir()] == ["panels"]


@pytest.mark.parametrize("statement", ['UPDATE "panels_round"', "journal_entrydetail", '"digest"'])
def test_whoever_is_killed_while_closing_leaves_the_round_open_and_unread(do, fresh_database, statement):
    do("prepare", 2)
    do("dies_before", statement, dies=True)
    told = json.loads(do("tell"))
    assert (told["closed"], told["acts"], told["read"]) == (False, {"open": 1}, 0)
    assert places_in_files([SECRET], fresh_database.folder) == set()
    do("dies_before", "a statement that nobody makes")
    assert json.loads(do("tell"))["read"] == 2
