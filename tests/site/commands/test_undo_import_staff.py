"""`leerlijn undo-import-staff`: what it answers, to people and to programs."""

import json

import pytest

from leerlijn.foundation.people.models import Appointment
from leerlijn.site.commands import main
from tests.foundation.people.builders import university
from tests.foundation.people.imports.exports import export, line


@pytest.fixture(autouse=True)
def taken_over(db, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    university()
    path = tmp_path / "staff.csv"
    path.write_bytes(export(line(), line(Personeelsnummer="1002", Fte="much")))
    main(["import-staff", str(path)])


def answered(capsys, *arguments: str) -> tuple[int, dict]:
    capsys.readouterr()
    code = main(["undo-import-staff", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_rehearsal_writes_nothing(capsys):
    code, said = answered(capsys, "--dry-run")
    assert (code, said["dry_run"], said["appointments"]) == (0, True, 1)
    assert said["said"][0] == "This was a rehearsal: nothing has been written."
    assert Appointment.objects.count() == 1


def test_the_newest_list_is_undone_once(capsys):
    code, said = answered(capsys)
    assert (code, said["outcome"], said["appointments"], said["kept"]) == (0, "done", 1, [])
    assert not Appointment.objects.exists()
    code, said = answered(capsys)
    assert (code, said["said"]) == (1, ["There is no list of staff to undo."])
