"""Ten thousand random postings from sixteen processes balance to the cent; on both databases."""

import subprocess

import pytest

DO = "import django; django.setup(); from tests.domains.agreements.actions import rival; rival.{}()"
pytestmark = pytest.mark.races
RIVALS, EACH = 16, 625


@pytest.fixture
def posted(fresh_database, tmp_path):
    """What the rivals said they brought, and what the ledger says afterwards."""

    def done(deed, rivals, each):
        meeting = tmp_path / "meeting"
        meeting.mkdir()
        prepared = fresh_database.run("-c", DO.format("prepare"))
        assert prepared.returncode == 0, prepared.stderr
        running = [
            fresh_database.start(
                *("-c", DO.format(deed), meeting, str(rivals), str(each)),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for _ in range(rivals)
        ]
        said = [each_one.communicate(timeout=540) for each_one in running]
        assert {each_one.returncode for each_one in running} == {0}, said
        told = fresh_database.run("-c", DO.format("tell"))
        return sum(int(out) for out, _ in said), tuple(map(int, told.stdout.split()))

    return done


def test_ten_thousand_postings_from_sixteen_processes_balance_to_the_cent(posted):
    brought, (postings, total, wrong, at_measures) = posted("post", RIVALS, EACH)
    assert postings >= RIVALS * EACH
    assert (total, wrong) == (0, 0)
    assert at_measures == brought


def test_balances_set_by_what_was_read_before_lose_money(posted):
    _, (_, total, wrong, _) = posted("post_by_what_was_read", 3, 120)
    assert wrong or total
