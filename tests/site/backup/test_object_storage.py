"""A product that keeps its files in object storage is copied and put back as any other."""

from __future__ import annotations

import pytest

from leerlijn.site.backup.drill import on_its_own
from tests.foundation.cases.test_full_disk import Caller
from tests.foundation.cases.test_races import DO
from tests.site.backup.conftest import files_in, rows_in
from tests.tools.object_storage import running_storage
from tests.tools.serving import served

pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]


def test_what_is_handed_in_there_comes_back_on_disk_and_a_drill_touches_nothing_there(
    fresh_database, elsewhere, told, tmp_path, monkeypatch
):
    with running_storage(tmp_path / "weed") as storage:
        for name, value in storage.variables("ours").items():
            monkeypatch.setenv(name, value)
        assert fresh_database.run("-c", DO.format("prepare")).returncode == 0
        token = fresh_database.run("-c", DO.format("hand_out_token")).stdout.strip()
        assert "Nothing is wrong." in told(fresh_database, "check")
        with served(fresh_database) as server:
            caller, backup = Caller(server.address, token), tmp_path / "backup.zip"
            assert caller.keep(40_000)
            assert caller.keep(9 << 20)
            before = storage.names()
            kept = {name.removeprefix("ours/"): name[5:].replace("/", "") for name in before}
            assert set(caller.files.values()) <= set(kept.values())
            assert not (fresh_database.folder / "files").exists()

            told(fresh_database, "backup", backup)
            assert "is not empty" in told(fresh_database, "restore", backup, ends=1)
            for name, value in on_its_own(str(elsewhere.folder)).items():
                monkeypatch.setenv(name, value)
            assert "every file that a row names is what was handed in" in told(elsewhere, "restore", backup)
            assert files_in(elsewhere) == kept
            assert storage.names() == before
            assert rows_in(elsewhere)["documents_document"] == rows_in(fresh_database)["documents_document"]

            storage.stop()
            assert caller.keep(40_000) is None
            assert caller.refused == [422]
        assert rows_in(elsewhere)["documents_document"] == rows_in(fresh_database)["documents_document"]
