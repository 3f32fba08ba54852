"""What is not put back, and what is not made: each with its sentence, and nothing is half there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections import Counter
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from leerlijn.kernel.wrong import Wrong
from leerlijn.site.backup.archive import add, hash_of, opened, written_whole
from leerlijn.site.backup.keys import write_keys
from tests.site.backup.conftest import DO, files_in, rows_in
from tests.tools.databases import created

pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]
NOTHING_CHANGED = "Nothing was changed here; take another copy.\n"
FULL = "There is no room left on the disk of"


def changed(backup: Path, name: str, *, part: str, anew) -> Path:
    """The same backup with one part as somebody or something made it."""
    other = backup.with_name(name)
    with ZipFile(backup) as before, ZipFile(other, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            content = before.read(each)
            after.writestr(each, anew(content) if each == part else content)
    return other


def saying(**said):
    return lambda manifest: json.dumps(json.loads(manifest) | said).encode()


def with_another_migration(manifest: bytes) -> bytes:
    said = json.loads(manifest)
    said["schema"]["people"].append("0002_something_new")
    return json.dumps(said).encode()


def flipped(backup: Path, part: str) -> Path:
    """One byte of one part is another, as on a disk that goes bad."""
    with ZipFile(backup) as archive:
        at = archive.getinfo(part).header_offset + 30 + len(part) + 60
    content = bytearray(backup.read_bytes())
    content[at] ^= 1
    other = backup.with_name("flipped.zip")
    other.write_bytes(content)
    return other


def some_keys(tmp_path: Path) -> Path:
    """Of another machine."""
    (tmp_path / "other" / "keys").mkdir(parents=True)
    (tmp_path / "other" / "keys" / "signs.json").write_text("{}")
    write_keys(tmp_path / "other", tmp_path / "keys.zip")
    return tmp_path / "keys.zip"


def names_of_keys(database) -> list[str]:
    folder = database.folder / "keys"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def without_its_last_row(backup: Path, table: str) -> Path:
    """Whole by every hash, but others refer to a row that is not in it."""
    with ZipFile(backup) as archive:
        rows = archive.read(f"tables/{table}.jsonl").splitlines(keepends=True)[:-1]
        said = json.loads(archive.read("manifest.json"))["tables"]
    said[table] |= {"rows": len(rows) - 1, "sha256": sha256(b"".join(rows)).hexdigest()}
    less = changed(backup, "less.zip", part=f"tables/{table}.jsonl", anew=lambda _: b"".join(rows))
    return changed(less, "unfit.zip", part="manifest.json", anew=saying(tables=said))


def test_a_backup_that_is_damaged_or_newer_changes_nothing(university, empty, told, tmp_path):
    """With keys beside it, which are not put back then either."""
    backup, keys = tmp_path / "backup.zip", some_keys(tmp_path)
    told(university, "backup", backup)
    assert f"There is a file {backup} already" in told(university, "backup", backup, ends=1)
    with ZipFile(backup) as archive:
        file = next(name for name in archive.namelist() if name.startswith("files/"))
    nothing, table = rows_in(empty), "tables/people_person.jsonl"

    def refused(source: Path) -> str:
        said = told(empty, "restore", source, "--keys", keys, ends=1).removeprefix(f"{source} ")
        assert (rows_in(empty), files_in(empty), names_of_keys(empty)) == (nothing, {}, [])
        return said

    assert refused(flipped(backup, file)) == f"is damaged: {file} is not what was kept. {NOTHING_CHANGED}"
    assert refused(flipped(backup, table)) == f"is damaged: {table} is not what was kept. {NOTHING_CHANGED}"
    other = changed(backup, "row.zip", part=table, anew=lambda rows: rows.replace(b"Voorbeeld", b"Anders"))
    assert refused(other) == f"is damaged: {table} is not what was kept. {NOTHING_CHANGED}"
    half = tmp_path / "half.zip"
    half.write_bytes(backup.read_bytes()[:-1000])
    assert refused(half) == "is no whole backup: it was cut off or damaged.\n"
    assert refused(tmp_path / "gone.zip") == f"There is no file {tmp_path / 'gone.zip'}.\n"
    assert refused(tmp_path) == "is a folder: say which backup in it.\n"
    said = told(university, "backup", tmp_path / "gone" / "backup.zip", ends=1)
    assert said == f"There is no folder {tmp_path / 'gone'}: make it first.\n"
    newer = changed(backup, "newer.zip", part="manifest.json", anew=saying(product="99.0"))
    assert refused(newer).startswith("was made by version 99.0 of Leerlijn, and this is 0.")
    assert refused(changed(backup, "later.zip", part="manifest.json", anew=with_another_migration)).endswith(
        "first.\n"
    )
    strange = changed(backup, "strange.zip", part="manifest.json", anew=saying(format="something"))
    assert refused(strange) == "is no backup of Leerlijn.\n"

    unfit = told(empty, "restore", without_its_last_row(backup, "people_person"), "--keys", keys, ends=1)
    reason = "The rows of the copy do not fit this version (IntegrityError): the log says what the database"
    assert unfit == f"{reason} said.\n"
    assert (rows_in(empty), names_of_keys(empty)) == (nothing, [])
    for source in (university, empty):
        (source.folder / "files" / "ab").mkdir(parents=True, exist_ok=True)
    (empty.folder / "files" / "ab" / ("c" * 62)).write_bytes(b"of somebody else")
    assert "is not empty: restore into an empty one" in told(empty, "restore", backup, ends=1)
    before = names_of_keys(university)
    assert "The database is not empty (" in told(university, "restore", backup, "--keys", keys, ends=1)
    assert names_of_keys(university) == before


def test_a_file_that_the_disk_lost_is_named_then_and_afterwards(university, empty, told, tmp_path):
    """The rest is kept all the same."""
    lost, bad = university.run("-c", DO.format("lose_a_file")).stdout.split()
    said = told(university, "backup", tmp_path / "backup.zip", ends=3)
    assert f"These files are named by rows and are not there: {lost}." in said
    assert f"These files were changed on disk and are no longer what was handed in: {bad}." in said

    said = told(empty, "restore", tmp_path / "backup.zip", ends=3)
    assert all(f"The file {each} did not come back." in said for each in (lost, bad))
    assert rows_in(empty) == rows_in(university)
    assert set(files_in(empty)) == set(files_in(university)) - {f"{bad[:2]}/{bad[2:]}"}


def test_who_is_killed_leaves_nothing_under_the_name(university, tmp_path):
    killed = university.run("-c", DO.format("die_halfway"), tmp_path / "backup.zip")
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.glob(".backup.zip.*")
    with pytest.raises(Wrong, match="no whole backup"), opened(left):
        pass
    assert not (tmp_path / "backup.zip").exists()


def test_the_name_comes_when_all_of_it_is_on_disk(tmp_path, monkeypatch):
    """Seen at each moment at which the disk was waited for."""
    seen, wait = [], os.fsync

    def look(handle: int) -> None:
        (file,) = tmp_path.iterdir()
        with ZipFile(file) as archive:
            seen.append((file.name == "backup.zip", archive.read("part")))
        wait(handle)

    monkeypatch.setattr(os, "fsync", look)
    with written_whole(tmp_path / "backup.zip") as archive:
        add(archive, "part", b"content")
    assert seen == [(False, b"content"), (True, b"content")]


def test_no_byte_changes_without_being_noticed_or_meaning_nothing(tmp_path):
    """Each byte of a small archive in turn: what is read is what was written, or it is called damaged."""
    place, content = tmp_path / "small.zip", {"tables/one": b"[1,2]\n" * 9, "files/ab/c": bytes(range(40))}
    with written_whole(place) as archive:
        for name, said in content.items():
            add(archive, name, said)
    whole, outcomes = place.read_bytes(), Counter()
    for at in range(len(whole)):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        try:
            with opened(place) as archive:
                found = {name: hash_of(archive, name) for name in content}
        except Wrong:
            outcomes["noticed"] += 1
        else:
            assert found == {name: sha256(said).hexdigest() for name, said in content.items()}, at
            outcomes["meant nothing"] += 1
    assert outcomes["noticed"] > outcomes["meant nothing"] > 0


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 16 MB; skipped where mounting is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def most_of(disk: Path) -> int:
    """Bytes that fit once, and not a second time."""
    return shutil.disk_usage(disk).free * 9 // 10


def test_a_disk_that_runs_full_breaks_nothing(prepared, empty, small_disk, told, tmp_path):
    """The disk of the running product itself."""
    with created("", small_disk / "data", of=prepared) as university:
        kept = university.run("-c", DO.format("keep_of_size"), str(most_of(small_disk)))
        assert kept.returncode == 0, kept.stderr
        before = rows_in(university), files_in(university)
        said = told(university, "backup", small_disk / "backup.zip", ends=1)
        assert said.startswith(f"{FULL} {small_disk}, ")
        (small_disk / "other").write_bytes(bytes(shutil.disk_usage(small_disk).free - 2**18))
        assert told(university, "export", small_disk / "export", ends=1).startswith(f"{FULL} {small_disk}, ")
        (small_disk / "other").unlink()
        assert [path.name for path in small_disk.iterdir()] == ["data"]
        assert (rows_in(university), files_in(university)) == before
        assert told(university, "journal", "verify") == "The journal is whole.\n"
        told(university, "backup", tmp_path / "backup.zip")

    shutil.rmtree(university.folder)
    with created("", small_disk / "back", of=empty) as machine:
        (small_disk / "other").write_bytes(bytes(most_of(small_disk)))
        assert told(machine, "restore", tmp_path / "backup.zip", ends=1).startswith(FULL)
        (small_disk / "other").unlink()
        assert "The journal is whole" in told(machine, "restore", tmp_path / "backup.zip")
        assert (rows_in(machine), files_in(machine)) == before
