"""`leerlijn journal`: an export that a stranger can check, and the check itself, as a program sees them."""

import json
import subprocess
import sys

import pytest

from tests.foundation.journal.test_offline import VERIFIER

pytestmark = pytest.mark.races
SET_UP = "import django; django.setup(); from tests.foundation.journal import rival; "


@pytest.fixture
def database(fresh_database):
    """Three entries on one subject, and an anchor."""
    made = fresh_database.run("-c", SET_UP + "rival.prepare()")
    assert made.returncode == 0, made.stderr
    return fresh_database


def tamper(database):
    done = database.run("-c", SET_UP + "rival.tamper()")
    assert done.returncode == 0, done.stderr


def test_an_export_is_whole_to_us_and_to_a_stranger(database, tmp_path):
    file = tmp_path / "journal.jsonl"
    done = database.leerlijn("journal", "export", "--output", file, "--format", "json")
    assert json.loads(done.stdout)["lines"] == len(file.read_text().splitlines()) == 6
    assert subprocess.run([sys.executable, VERIFIER, file], check=False).returncode == 0
    assert database.leerlijn("journal", "verify").stdout == "The journal is whole.\n"


def test_an_export_without_a_file_goes_to_standard_output(database):
    done = database.leerlijn("journal", "export")
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == [
        "journal",
        "entry",
        "entry",
        "entry",
        "head",
        "anchor",
    ]


def test_journal_and_report_do_not_share_standard_output(database):
    done = database.leerlijn("journal", "export", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_first_broken_entry_is_named_and_the_answer_is_no(database):
    tamper(database)
    done = database.leerlijn("journal", "verify")
    assert (done.returncode, done.stdout) == (
        1,
        "Entry 2 of case:1, of 23 November 2026: what it says was changed.\n",
    )
    said = json.loads(database.leerlijn("journal", "verify", "--format", "json").stdout)
    assert said["outcome"] == "no"


def test_a_hash_that_somebody_kept_must_be_there(database):
    known = json.loads(database.leerlijn("journal", "export").stdout.splitlines()[-1])["hash"]
    assert database.leerlijn("journal", "verify", "--known", known).returncode == 0
    assert database.leerlijn("journal", "verify", "--known", "0" * 64).returncode == 1


def test_journal_alone_is_wrong_use(database):
    assert database.leerlijn("journal").returncode == 2
