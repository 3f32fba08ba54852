"""A backup while eight processes write: of one moment, and equal in every table and file when it is back."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import ExitStack
from zipfile import ZipFile

import pytest

from tests.site.backup.conftest import DO, files_in, looking_into, rows_in
from tests.site.backup.rival import WRITERS
from tests.site.backup.test_refused import changed, some_keys

pytestmark = pytest.mark.races
WRITTEN = {"documents_document", "journal_entry", "journal_entrydetail", "journal_head"}


def backed_up_among_writers(database, target, deed):
    with ExitStack() as ending:
        for number in range(WRITERS):
            writer = database.start("-c", DO.format("write"), str(number))
            ending.callback(writer.wait, 60)
            ending.callback(writer.terminate)
        done = database.run("-c", DO.format(deed), target)
    assert done.returncode == 0, done.stderr


def halves(backup) -> int:
    """Entries about a file whose row is not there: both are written in one transaction."""
    with ZipFile(backup) as archive:
        documents, entries = (
            [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").splitlines()]
            for table in ("documents_document", "journal_entry")
        )
    known = {f"document:{row[0]}" for row in documents[1:]}
    place = entries[0].index("subject")
    about = {row[place] for row in entries[1:] if row[place].startswith("document:")}
    assert about >= known > set()
    return len(about - known)


def test_what_was_copied_while_others_wrote_is_of_one_moment(university, empty, told, tmp_path):
    before = rows_in(university)
    target = tmp_path / "backup.zip"
    backed_up_among_writers(university, target, "back_up")
    said = told(empty, "restore", target)
    assert "The journal is whole, and every file that a row names is what was handed in." in said

    live, back = rows_in(university), rows_in(empty)
    assert back.keys() == live.keys()
    for table, rows in back.items():
        assert rows <= live[table], table
        assert rows >= before[table], table
        assert table in WRITTEN or rows == live[table], table
    assert live["documents_document"] - back["documents_document"], "nobody wrote meanwhile"
    assert files_in(empty).items() <= files_in(university).items()
    assert all(digest == name.replace("/", "") for name, digest in files_in(empty).items())
    assert halves(target) == 0
    assert told(empty, "check").startswith("Nothing is wrong.\n")


def test_without_holding_still_a_copy_is_of_no_moment_at_all(university, tmp_path):
    """The control of the test above."""
    target = tmp_path / "backup.zip"
    backed_up_among_writers(university, target, "back_up_without_a_moment")
    assert halves(target) > 0


def test_a_backup_goes_from_one_database_to_the_other_and_back(university, elsewhere, empty, told, tmp_path):
    """From PostgreSQL by way of SQLite on a machine without anything; SQLite from file to file.

    On its way there it is that of an older version, and is brought forward: tables that are there go first.
    """
    told(university, "backup", tmp_path / "there.zip", "--keys", tmp_path / "ours.zip")
    older = changed(tmp_path / "there.zip", "older.zip", part="manifest.json", anew=one_migration_less)
    said = told(elsewhere, "restore", older, "--keys", tmp_path / "ours.zip")
    assert re.search(r"^Back are [\d,]+ rows in 1\d\d tables, \d+ files, and \d+ entries", said)
    assert "These keys are not here" not in said
    told(elsewhere, "backup", tmp_path / "back.zip")
    said = told(empty, "restore", tmp_path / "back.zip", "--keys", some_keys(tmp_path), ends=3)
    assert "These keys are not here: keys/" in said
    assert (empty.folder / "keys" / "signs.json").exists()

    live, back = rows_in(university), rows_in(empty)
    assert [table for table in live if live[table] != back[table]] == []
    assert sum(map(Counter.total, live.values())) > 200
    assert files_in(university) == files_in(elsewhere) == files_in(empty)
    keys = {path.name: path.read_bytes() for path in (university.folder / "keys").iterdir()}
    assert {path.name: path.read_bytes() for path in (elsewhere.folder / "keys").iterdir()} == keys
    for place in (elsewhere, empty):
        assert told(place, "check").startswith("Nothing is wrong.\n")
    assert next_number(university) == next_number(empty) > 1


def next_number(database) -> int:
    """Of a case: one that was given is never given again."""
    number = (
        "SELECT last_value + is_called::int FROM cases_case_id_seq"
        if database.url
        else "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'cases_case'"
    )
    with looking_into(database) as ask:
        return ask(number).fetchone()[0]


def one_migration_less(manifest: bytes) -> bytes:
    """Its newest changed a text, not a table: so the rows fit both versions."""
    said = json.loads(manifest)
    assert said["schema"]["auth"].pop().startswith("0012_")
    return json.dumps(said).encode()
