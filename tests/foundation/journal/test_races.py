"""Several processes that write in the journal at the same moment, on both databases."""

import json
import subprocess

import pytest

pytestmark = pytest.mark.races
DO = "import django; django.setup(); from tests.foundation.journal import rival; rival.{}()"
HOW_MANY = 16


@pytest.fixture
def at_once(fresh_database, tmp_path):
    def start(what, how_many=HOW_MANY):
        meeting = tmp_path / what
        meeting.mkdir()
        rivals = [
            fresh_database.start(
                "-c",
                DO.format(what),
                meeting,
                str(how_many),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for _ in range(how_many)
        ]
        said = [rival.communicate(timeout=240) for rival in rivals]
        return [rival.returncode for rival in rivals], [out.strip() for out, _ in said], said

    return start


def places(database):
    """The place of every entry, by its subject."""
    found = {}
    for line in map(json.loads, database.leerlijn("journal", "export").stdout.splitlines()):
        if line["kind"] == "entry":
            found.setdefault(line["subject"], []).append(line["seq"])
    return found


def test_of_sixteen_who_write_on_one_subject_every_entry_is_there_and_the_chain_is_whole(
    fresh_database, at_once
):
    codes, _, said = at_once("write")
    assert set(codes) == {0}, said
    assert places(fresh_database) == {"case:1": list(range(1, 10 * HOW_MANY + 1))}
    assert fresh_database.leerlijn("journal", "verify").returncode == 0


def test_without_taking_the_place_first_rivals_lose_their_entries(fresh_database, at_once):
    codes, *_ = at_once("write_without_lock", 5)
    assert any(codes) or len(places(fresh_database)["case:1"]) < 50


def test_who_write_many_subjects_in_another_order_never_wait_for_each_other(fresh_database, at_once):
    codes, _, said = at_once("write_many", 4)
    assert set(codes) == {0}, said
    assert places(fresh_database) == {f"person:{number}": list(range(1, 21)) for number in range(20)}
    assert fresh_database.leerlijn("journal", "verify").returncode == 0


def test_of_rivals_for_one_anchor_all_get_the_same(fresh_database, at_once):
    made = fresh_database.run("-c", DO.format("prepare"))
    assert made.returncode == 0, made.stderr
    codes, hashes, said = at_once("anchor", 4)
    assert set(codes) == {0}, said
    assert len(set(hashes)) == 1
    assert fresh_database.leerlijn("journal", "verify").returncode == 0


def test_an_export_is_of_one_moment_while_others_write(fresh_database, at_once):
    """Entries and heads are read one after the other: without one moment they would not fit."""
    writers = [
        fresh_database.start("-c", DO.format("write"), fresh_database.folder, "1", stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    codes = {fresh_database.leerlijn("journal", "verify").returncode for _ in range(2)}
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert codes == {0}
