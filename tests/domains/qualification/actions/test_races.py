"""What happens once when two do it at the same moment, and what then stays as it was; on both databases."""

import json
import subprocess

import pytest

DO = "import django; django.setup(); from tests.domains.qualification.actions import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def duties_after(fresh_database, tmp_path):
    """How many duties and entries there are once two have done the same deed at once."""

    def done(deed):
        meeting = tmp_path / "meeting"
        meeting.mkdir()
        assert fresh_database.run("-c", DO.format("prepare")).returncode == 0
        rivals = [
            fresh_database.start(
                "-c", DO.format(deed), meeting, "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for _ in range(2)
        ]
        for rival in rivals:
            rival.communicate(timeout=120)
        return fresh_database.run("-c", DO.format("tell")).stdout.split()

    return done


def test_two_evaluations_at_once_open_one_duty_and_write_one_entry(duties_after):
    assert duties_after("evaluate") == ["1", "1"]


@pytest.mark.only_on("postgresql")  # the other one lets a single writer in at a time
def test_without_the_lock_there_are_two(duties_after):
    assert duties_after("evaluate_unlocked")[0] == "2"


@pytest.fixture
def read_otherwise_after(fresh_database, tmp_path):
    """In which versions somebody reads something else than was shared with them."""

    def done(deed, times):
        assert fresh_database.run("-c", DO.format("prepare_feedback")).returncode == 0
        process = fresh_database.run("-c", DO.format(deed), str(times), tmp_path / "meeting")
        assert process.returncode == 0, process.stderr
        return json.loads(process.stdout)

    return done


def test_what_is_shared_again_does_not_change_at_the_same_moment(read_otherwise_after):
    assert read_otherwise_after("share_and_revise", 20) == []


@pytest.mark.only_on("postgresql")
def test_without_the_lock_it_does(read_otherwise_after):
    assert read_otherwise_after("share_and_revise_unlocked", 1) == [[2, 3]]
