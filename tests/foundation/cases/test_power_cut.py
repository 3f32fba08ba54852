"""The power fails at the moment of each answer: what was answered is there, and the database is whole."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.foundation.cases.test_races import DO
from tests.tools.databases import created
from tests.tools.disk import STRACE, power_cuts

pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]
READ = """
    SELECT version, (SELECT seq FROM journal_head WHERE subject = 'case:' || cases_case.id),
        (SELECT count(*) FROM dossiers_item AS item JOIN dossiers_dossier AS dossier
            ON dossier.id = item.dossier_id WHERE dossier.case_id = cases_case.id)
    FROM cases_case WHERE id = ?
"""


@pytest.fixture(scope="module")
def prepared(template, tmp_path_factory):
    with created("", tmp_path_factory.mktemp("prepared") / "data", of=template) as database:
        made = database.run("-c", DO.format("prepare"))
        assert made.returncode == 0, made.stderr
        yield database


@pytest.fixture
def after_each_answer(prepared, tmp_path):
    """Runs a deed under strace; then, for each answer, what it promised and what a power cut left of it."""

    def traced(deed):
        with created("", tmp_path / "data", of=prepared) as database:
            trace, before = tmp_path / "trace", database_files(database.folder)
            command = [*STRACE, trace, sys.executable, "-c", DO.format(deed)]
            done = subprocess.run(
                command, env=database.environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            answers = list(power_cuts(trace, before))
            assert [said for said, _ in answers] == done.stdout.splitlines()
            return [
                (json.loads(said), left_over(kept, tmp_path / f"cut-{place}"))
                for place, (said, kept) in enumerate(answers)
            ]

    return traced


def database_files(folder: Path) -> dict[str, bytes | None]:
    """The files in which the database lives, with what is in them now."""
    main = folder / "leerlijn.sqlite3"
    names = (str(main), f"{main}-wal", f"{main}-journal")
    return {name: Path(name).read_bytes() if Path(name).exists() else None for name in names}


def left_over(kept: dict[str, bytes], folder: Path) -> Path:
    """The files of the disk as they are found when the power is back."""
    folder.mkdir()
    for path, content in kept.items():
        (folder / Path(path).name).write_bytes(content)
    return folder / "leerlijn.sqlite3"


def found(database: Path, case: int) -> tuple[int, int, int] | None:
    opened = sqlite3.connect(database)
    try:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return opened.execute(READ, [case]).fetchone()
    finally:
        opened.close()


def test_a_power_cut_at_any_answer_loses_nothing_that_was_answered(after_each_answer):
    answers = after_each_answer("work_a_little")
    assert len(answers) == 9
    for (case, _, version, items), database in answers:
        assert found(database, case) == (version, version, items)


def test_a_database_that_does_not_wait_for_the_disk_loses_it(after_each_answer):
    """The control: the very same work, where every answer comes before the disk has it."""
    answers = after_each_answer("work_a_little_unsynced")
    assert len(answers) == 9
    lost = [
        case for (case, _, version, _), database in answers if (found(database, case) or [0])[0] < version
    ]
    assert len(lost) == 9
