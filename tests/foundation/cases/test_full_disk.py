"""The disk runs full under a running product: what it called saved is there, and the rest was refused."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.foundation.cases.test_races import DO
from tests.stories.world import CODES, UNCHECKED
from tests.tools.databases import created
from tests.tools.serving import served

pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]
SEAM = "between-the-parts"
AFTERWARDS = 4
"""How often each thing is tried on a disk that is full."""


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of 12 MB; skipped where mounting is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def database(template, small_disk):
    """The product with its university on that disk, database and files alike."""
    with created("", small_disk / "data", of=template) as database:
        done = database.run("-c", DO.format("prepare"))
        assert done.returncode == 0, done.stderr
        yield database


@dataclass
class Caller:
    """A program that remembers what it was told was saved."""

    address: str
    token: str
    files: dict[int, str] = field(default_factory=dict)
    items: int = 0
    version: int = 0
    refused: list[int] = field(default_factory=list)

    def call(self, path: str, body: bytes, kind: str = "application/json") -> dict | None:
        """The answer, or None where it was refused."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
        try:
            with urlopen(Request(f"{self.address}/api/v1{path}", body, headers), timeout=60) as answer:
                return json.load(answer)
        except HTTPError as refused:
            self.refused.append(refused.code)
            return None

    def post(self, path: str, said: dict) -> dict | None:
        return self.call(path, json.dumps(said).encode())

    def keep(self, size: int) -> int | None:
        """A new file of this size; its number where it was saved."""
        content = secrets.token_hex(size // 2).encode()
        head = f'--{SEAM}\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{SEAM}--\r\n".encode()
        answer = self.call("/documents", body, f"multipart/form-data; boundary={SEAM}")
        if answer is None:
            return None
        self.files[answer["id"]] = hashlib.sha256(content).hexdigest()
        return answer["id"]

    def put_in(self, case: int, document: int) -> None:
        said = {"title": "Plan", "kind": "lesson-plan", "document": document, "criteria": list(CODES)}
        if self.post(f"/qualification/dossiers/{case}/items", said):
            self.items += 1

    def step(self, case: int, name: str) -> None:
        answer = self.post(
            f"/cases/{case}/steps/{name}",
            {"version": self.version, "fields": UNCHECKED if name == "hand-in" else {}},
        )
        if answer:
            self.version = answer["version"]


def fill_up(caller: Caller) -> int:
    """Works until nothing fits, and then goes on trying; the number of the dossier."""
    begun = caller.post("/cases", {"procedure": "utq-dossier"})
    assert begun, caller.refused
    case, caller.version = begun["id"], begun["version"]
    for size in (400_000, 40_000, 4_000):
        while (document := caller.keep(size)) and len(caller.files) < 400:
            caller.put_in(case, document)
    full = min(caller.files)
    for _ in range(AFTERWARDS):
        caller.put_in(case, full)
        caller.keep(4_000)
        caller.step(case, "hand-in")
    return case


def test_on_a_full_disk_nothing_is_called_saved_that_is_not(database):
    token = database.run("-c", DO.format("hand_out_token")).stdout.strip()
    with served(database) as server:
        caller = Caller(server.address, token)
        case = fill_up(caller)
    assert caller.refused, "the disk ran full"
    assert all(status >= 400 for status in caller.refused)
    with closing(sqlite3.connect(database.folder / "leerlijn.sqlite3")) as opened:
        hold(opened, caller, case, database.folder / "files")


def hold(opened: sqlite3.Connection, caller: Caller, case: int, files: Path) -> None:
    """Everything that was called saved is there, whole."""
    assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = dict(opened.execute("SELECT id, hash FROM documents_document").fetchall())
    assert {number: kept.get(number) for number in caller.files} == caller.files
    for digest in kept.values():
        assert hashlib.sha256((files / digest[:2] / digest[2:]).read_bytes()).hexdigest() == digest
    version, seq = opened.execute(
        "SELECT version, seq FROM cases_case JOIN journal_head ON subject = 'case:' || id WHERE id = ?",
        [case],
    ).fetchone()
    assert version == seq >= caller.version
    items = "SELECT count(*) FROM dossiers_item JOIN dossiers_dossier AS d ON d.id = dossier_id"
    assert opened.execute(f"{items} WHERE d.case_id = ?", [case]).fetchone()[0] >= caller.items > 0
