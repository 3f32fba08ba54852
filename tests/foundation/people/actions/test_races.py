"""A unit that ends while somebody gets a role in it: one of both is refused; on both databases."""

import subprocess

import pytest

DO = "import django; django.setup(); from tests.foundation.people.actions import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def hydrology_after(fresh_database, tmp_path):
    """Whether the unit ended and how many have a role in it, once both deeds were done at once."""

    def done(*deeds):
        meeting = tmp_path / "meeting"
        meeting.mkdir()
        assert fresh_database.run("-c", DO.format("prepare")).returncode == 0
        rivals = [
            fresh_database.start(
                "-c", DO.format(deed), meeting, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for deed in deeds
        ]
        for rival in rivals:
            rival.communicate(timeout=120)
        return fresh_database.run("-c", DO.format("tell")).stdout.split()

    return done


def test_a_unit_ends_or_somebody_gets_a_role_in_it(hydrology_after):
    assert hydrology_after("end", "appoint") in (["True", "0"], ["False", "1"])


@pytest.mark.only_on("postgresql")  # the other one lets a single writer in at a time
def test_without_the_lock_both_are_done(hydrology_after):
    assert hydrology_after("end_unlocked", "appoint_unlocked") == ["True", "1"]
