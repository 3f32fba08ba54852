"""An export is a valid import: the same bytes again, from either database, without what lets somebody in."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from leerlijn.site.backup.rows import line
from tests.site.backup.conftest import DO, files_in, rows_in

pytestmark = pytest.mark.races


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_an_export_that_was_taken_in_gives_the_same_export_from_either_database(
    university, elsewhere, empty, told, tmp_path
):
    """From PostgreSQL by way of SQLite and back; SQLite from file to file. Both give these same bytes."""
    secrets = university.run("-c", DO.format("come_in_every_way")).stdout.split()
    assert len(secrets) >= 3
    said = told(university, "export", tmp_path / "first")
    assert re.search(r"first holds [\d,]+ rows of 1\d\d tables, and \d+ files", said)
    assert "links of letters and keys are not in it.\n" in said

    first = bytes_in(tmp_path / "first")
    everything = b"".join(content for name, content in first.items() if not name.startswith("files/"))
    assert [each for each in secrets if each.encode() in everything] == []
    gone = {"people_token", "people_tries", "notices_feed", "cases_keptanswer", "django_session"}
    assert not {f"tables/{table}.jsonl" for table in gone} & first.keys()
    headings = {
        name: json.loads(content.split(b"\n")[0]) for name, content in first.items() if "tables/" in name
    }
    assert [name for name, heading in headings.items() if not heading["says"]] == []
    unexplained = [
        (name, column["name"])
        for name, heading in headings.items()
        for column in heading["columns"]
        if not {"says", "about", "refers_to"} & column.keys() and column["name"] != "id"
    ]
    assert unexplained == []
    assert b"Wachtwoorden, tokens" in first["README.txt"]

    assert "The journal is whole" in told(elsewhere, "import", tmp_path / "first")
    told(elsewhere, "export", tmp_path / "second")
    assert bytes_in(tmp_path / "second") == first
    told(empty, "import", tmp_path / "second")
    told(empty, "export", tmp_path / "third")
    assert bytes_in(tmp_path / "third") == first
    assert files_in(empty) == files_in(university)
    for place in (elsewhere, empty):
        assert told(place, "check").startswith("Nothing is wrong.\n")


def changed(folder: Path, part: str, anew) -> Path:
    other = folder.with_name("other")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other)
    (other / part).write_bytes(anew((other / part).read_bytes()))
    return other


@pytest.mark.only_on("sqlite")
def test_what_is_no_whole_export_changes_nothing_and_the_first_password_is_given_once(
    university, empty, told, tmp_path
):
    university.run("-c", DO.format("come_in_every_way"))
    export, table = tmp_path / "export", "tables/people_person.jsonl"
    export.mkdir()
    told(university, "export", export)
    whole, nothing = bytes_in(export), rows_in(empty)
    assert told(university, "export", export, ends=1) == (
        f"There is something in {export} already: name an empty folder.\n"
    )
    assert bytes_in(export) == whole
    gone = tmp_path / "gone"
    assert (
        told(university, "export", gone / "export", ends=1) == f"There is no folder {gone}: make it first.\n"
    )

    def refused(source: Path) -> str:
        said = told(empty, "import", source, ends=1).removeprefix(f"{source} ")
        assert (rows_in(empty), files_in(empty)) == (nothing, {})
        return said

    assert refused(gone) == f"There is no folder {gone}.\n"
    assert refused(tmp_path) == "is no export of Leerlijn.\n"
    damaged = f"is damaged: {table} is not what was kept. Nothing was changed here; take another copy.\n"
    assert refused(changed(export, table, lambda rows: rows.replace(b"Voorbeeld", b"Anders"))) == damaged
    (changed(export, table, bytes) / table).unlink()
    assert refused(tmp_path / "other") == damaged
    newer = changed(export, "manifest.json", lambda said: line(json.loads(said) | {"product": "99.0"}))
    assert refused(newer).startswith("was made by version 99.0 of Leerlijn, and this is 0.")
    backup = changed(
        export, "manifest.json", lambda said: said.replace(b"leerlijn-export-", b"leerlijn-backup-")
    )
    assert refused(backup) == "is no export of Leerlijn.\n"
    assert "The database is not empty (" in told(university, "import", export, ends=1)

    assert "Nobody has a password, a passkey or" in told(empty, "import", export)
    assert told(empty, "first-password", "nobody", ends=1) == "There is no account nobody.\n"
    said = told(empty, "first-password", "somebody")
    assert re.search(r"Sign in as somebody with the password \S{16}: it works once", said)
    assert [path.name for path in tmp_path.glob(".*")] == []
