"""Somebody who left is erased: not one of their traces is left in any byte, and the journal stays whole."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.site.erasing import rival
from tests.site.erasing.conftest import DO, bytes_of, count_in
from tests.tools.databases import ROOT

VERIFIER = ROOT / "docs" / "verify-journal.py"


def traces_in(database) -> set[str]:
    content = bytes_of(database).lower()
    return {trace for trace in rival.TRACES if trace.encode() in content}


def test_not_one_trace_of_whoever_is_erased_is_left_and_the_journal_stays_whole(university, tmp_path):
    assert traces_in(university) == set(rival.TRACES), "every trace is there first"

    preview = university.leerlijn("erase", rival.NUMBER, "--dry-run", "--format", "json")
    assert preview.returncode == 0, preview.stderr
    done = university.leerlijn("erase", "leaver", "--reason", "They asked.", "--format", "json")
    assert done.returncode == 0, (done.stdout, done.stderr)
    said, foretold = json.loads(done.stdout), json.loads(preview.stdout)
    same = foretold.keys() - {"said", "dry_run", "hash"}
    assert [foretold[key] for key in same] == [said[key] for key in same], (
        "the preview says what is done, and nothing else"
    )
    assert (said["left"], said["files"], said["letters"]) == ([], 3, 1)

    assert traces_in(university) == set()
    assert b"another" in bytes_of(university), "a letter to somebody else stays"
    assert b"listsofothers" in bytes_of(university), "a list without them too"
    gone = (
        "django_session",
        "people_token",
        "people_signon",
        "notices_mail",
        "cases_pause",
        "panels_judgement",
    )
    assert [count_in(university, table) for table in gone] == [0] * len(gone)

    assert university.leerlijn("journal", "verify").returncode == 0
    exported = tmp_path / "journal.jsonl"
    assert university.leerlijn("journal", "export", "--output", exported).returncode == 0
    checked = subprocess.run([sys.executable, "-I", VERIFIER, exported], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    again = university.leerlijn("erase", said["person"], "--reason", "again")
    assert (again.returncode, "erased already" in again.stdout) == (1, True)


def test_a_backup_of_before_brings_nobody_back(university, elsewhere, tmp_path):
    """With the list that an operator keeps beside the backups; without it everybody is back."""
    backup, listed = tmp_path / "backup.zip", university.folder / "erased.jsonl"
    assert university.leerlijn("backup", backup).returncode == 0
    assert university.leerlijn("erase", rival.NUMBER, "--reason", "They asked.").returncode == 0
    assert [set(json.loads(line)) for line in listed.read_text().splitlines()] == [
        {"pseudonym", "at", "entry"}
    ]
    done = elsewhere.leerlijn("restore", backup, "--erased", listed)
    assert (done.returncode, "1 person who was erased" in done.stdout) == (0, True), done.stderr
    assert (traces_in(elsewhere), elsewhere.leerlijn("journal", "verify").returncode) == (set(), 0)


@pytest.mark.only_on("sqlite")
def test_whoever_erases_hears_that_the_log_of_the_database_still_holds_what_was(university):
    with closing(sqlite3.connect(university.folder / "leerlijn.sqlite3")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people_person").fetchone()
        done = university.leerlijn("erase", rival.NUMBER, "--reason", "They asked.")
    assert (done.returncode, "still holds old pages" in done.stdout) == (3, True), done.stderr
    assert university.leerlijn("journal", "verify").returncode == 0
    assert traces_in(university) == set(), "the last to close it emptied it"


BESIDE = ("forget_contents", "forget_answers", "forget_tasks", "letters_of")
STILL_BESIDE = {"contentquartz", "scanquartz", "listquartz", "taskquartz", "mailquartz"}
STILL_BESIDE |= {"wilhelmien", "zoekgeraakt", rival.NUMBER}
"""The name is in an answer to somebody else and in the letter, the number in a list."""


GOES_ANYWAY = {"reasonquartz", "taskquartz", "mailquartz", "listquartz"}
WRITTEN_DOWN = {"wilhelmien", "zoekgeraakt", rival.NUMBER, "reasonquartz", "titlequartz", "filequartz"}
WRITTEN_DOWN |= {"tokenquartz"}


@pytest.mark.parametrize(
    ("left_out", "there"),
    [
        (BESIDE, STILL_BESIDE),
        (("erase_rows",), set(rival.TRACES) - GOES_ANYWAY),
        (("erase_from_journal",), WRITTEN_DOWN),
    ],
    ids=["beside the tables", "rows", "journal"],
)
def test_without_one_of_its_parts_its_traces_are_left(university, left_out, there):
    done = university.run("-c", DO.format("erase_without"), *left_out)
    assert done.returncode == 0, done.stderr
    assert traces_in(university) == there
