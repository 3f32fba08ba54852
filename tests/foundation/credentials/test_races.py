"""Certificates that are issued at the same moment by several processes, on both databases."""

import subprocess

import pytest

HOW_MANY = 6
DO = "import django; django.setup(); from tests.foundation.credentials import rival; rival.{}()"
pytestmark = pytest.mark.races


@pytest.fixture
def issue_at_once(fresh_database, tmp_path):
    made = fresh_database.run("-c", DO.format("prepare"))
    assert made.returncode == 0, made.stderr
    meeting = tmp_path / "meeting"
    meeting.mkdir()

    def issue(bases):
        command, how_many = ["-c", DO.format("issue")], str(len(bases))
        rivals = [
            fresh_database.start(*command, basis, meeting, how_many, stdout=subprocess.PIPE)
            for basis in bases
        ]
        return sorted(rival.communicate(timeout=60)[0].strip() for rival in rivals)

    return issue


def test_of_rivals_for_one_decision_one_wins_and_the_others_are_refused(issue_at_once):
    assert issue_at_once(["case:1"] * HOW_MANY) == ["UTQ-2026-0001"] + ["refused"] * (HOW_MANY - 1)


def test_rivals_for_different_decisions_get_numbers_without_a_gap_or_a_double(issue_at_once):
    numbers = issue_at_once([f"case:{place}" for place in range(HOW_MANY)])
    assert numbers == [f"UTQ-2026-{place:04}" for place in range(1, HOW_MANY + 1)]
