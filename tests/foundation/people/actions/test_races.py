"""Two who do what excludes each other at one moment: one of both is refused; on both databases."""

import subprocess

import pytest

DO = "import django; django.setup(); from tests.foundation.people.actions import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def after(fresh_database, tmp_path):
    """What is told once both deeds were done at once, and how many of both the database broke off."""

    def done(*deeds, prepared="prepare", told="tell"):
        meeting = tmp_path / "meeting"
        meeting.mkdir()
        assert fresh_database.run("-c", DO.format(prepared)).returncode == 0
        rivals = [
            fresh_database.start(
                "-c", DO.format(deed), meeting, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for deed in deeds
        ]
        broken = sum("deadlock detected" in rival.communicate(timeout=120)[1] for rival in rivals)
        return fresh_database.run("-c", DO.format(told)).stdout.split(), broken

    return done


def test_a_unit_ends_or_somebody_gets_a_role_in_it(after):
    assert after("end", "appoint") in ((["True", "0"], 0), (["False", "1"], 0))


@pytest.mark.only_on("postgresql")  # the other one lets a single writer in at a time
def test_without_the_lock_both_are_done(after):
    assert after("end_unlocked", "appoint_unlocked") == (["True", "1"], 0)


DOUBLES = {"prepared": "prepare_doubles", "told": "tell_merges"}


def test_of_two_who_merge_each_other_at_once_one_stays(after):
    assert after("merge_into_first", "merge_into_second", **DOUBLES) == (["1", "1"], 0)


@pytest.mark.only_on("postgresql")
def test_without_the_lock_each_is_merged_into_the_other_or_the_database_breaks_one_off(after):
    done = after("merge_into_first_unlocked", "merge_into_second_unlocked", **DOUBLES)
    assert done in ((["2", "2"], 0), (["1", "1"], 1))
