"""`leerlijn import-staff`: what it answers, to people and to programs."""

import json

import pytest

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.site import wiring
from leerlijn.site.commands import main
from tests.foundation.people.builders import university
from tests.foundation.people.imports.exports import SHIPPED, export, line, shipped

SET_UP = (
    "import django; django.setup(); from tests.foundation.people.builders import university; university()"
)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def institution(db):
    return university()


@pytest.fixture
def written(tmp_path):
    def write(content: bytes) -> str:
        path = tmp_path / "staff.csv"
        path.write_bytes(content)
        return str(path)

    return write


def answered(capsys, *arguments: str) -> tuple[int, dict]:
    code = main(["import-staff", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_file_without_faults_is_done(institution, written, capsys):
    assert main(["import-staff", written(export(line()))]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1 line is new."
    assert Person.objects.get().number == "1001"


def test_the_shipped_file_is_done_in_part_and_says_which_rows(institution, capsys):
    code, said = answered(capsys, str(SHIPPED))
    assert (code, said["outcome"]) == (3, "in_part")
    assert [(each["line"], each["column"], each["value"]) for each in said["rejected"]] == [
        (42, "Datum in dienst", "31-02-2024"),
        (79, "Fte", "1,4"),
        (202, "Faculteit", "XYZ"),
        (262, "Fte", "n.v.t."),
        (335, "UFO-profiel", "Zeepbeller"),
        (502, "Datum uit dienst", "01-01-2010"),
        (702, "Afdeling", ""),
    ]
    assert said["rejected"][1]["reason"] == "One appointment is at most 1.2 fte."
    assert (said["created"], said["changed"], said["unchanged"]) == (1192, 0, 0)
    assert [each["line"] for each in said["duplicates"]] == [152, 422]
    assert len(said["questions"]) == 13


def test_the_reasons_are_in_the_language_of_the_terminal(institution, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    _, said = answered(capsys, str(SHIPPED))
    assert said["rejected"][1]["reason"] == "Eén dienstverband is ten hoogste 1,2 fte."


def test_what_changed_is_said_with_both_values(institution, written, capsys):
    main(["import-staff", written(export(line()))])
    capsys.readouterr()
    code, said = answered(capsys, written(export(line(Fte="0,5", **{"Datum uit dienst": "31-12-2026"}))))
    assert (code, said["changed"]) == (0, 1)
    assert said["changes"] == [
        {"line": 2, "number": "1001", "column": "Fte", "from": "0.8", "to": "0.5"},
        {"line": 2, "number": "1001", "column": "Datum uit dienst", "from": None, "to": "2026-12-31"},
    ]


def test_a_rehearsal_writes_nothing_and_has_no_consequences(institution, capsys, monkeypatch):
    handed_on = []
    monkeypatch.setattr(wiring, "after_staff_import", lambda report, **_: handed_on.append(report))
    _, rehearsed = answered(capsys, str(SHIPPED), "--dry-run")
    assert (Person.objects.count(), Entry.objects.count(), handed_on) == (0, 0, [])
    _, done = answered(capsys, str(SHIPPED))
    assert [report.counts["created"] for report in handed_on] == [1192]
    assert {**rehearsed, "dry_run": False, "said": rehearsed["said"][1:]} == done


def test_the_day_that_the_list_is_about_can_be_said(institution, written, capsys):
    main(["import-staff", written(export(line(**{"Datum uit dienst": "31-12-2026"})))])
    other = written(export(line(Personeelsnummer="1002")))
    capsys.readouterr()
    _, then = answered(capsys, other, "--dry-run", "--on", "2026-12-31")
    _, later = answered(capsys, other, "--dry-run", "--on", "2027-01-01")
    assert ([each["number"] for each in then["missing"]], later["missing"]) == (["1001"], [])


def test_a_file_that_is_no_export_is_answered_with_no(institution, written, capsys):
    code, said = answered(capsys, written(b"%PDF-1.7\n"))
    assert (code, said["outcome"], len(said["said"])) == (1, "no", 1)


def test_a_file_that_is_not_there_is_answered_with_no(institution, tmp_path, capsys):
    code, said = answered(capsys, str(tmp_path / "nowhere.csv"))
    assert code == 1
    assert said["said"] == [f"The file {tmp_path / 'nowhere.csv'} cannot be opened."]


def test_a_day_that_is_none_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["import-staff", "staff.csv", "--on", "31-02-2026"])
    assert ended.value.code == 2


@pytest.mark.races
def test_two_imports_at_once_are_one_after_the_other(fresh_database, tmp_path):
    file = tmp_path / "staff.csv"
    file.write_bytes(shipped())
    assert fresh_database.run("-c", SET_UP).returncode == 0
    order = ["-m", "leerlijn.site.commands", "import-staff", file, "--format", "json"]
    both = [fresh_database.start(*order, stdout=-1, stderr=-1) for _ in range(2)]
    said = [json.loads(each.communicate()[0]) for each in both]
    assert [each.returncode for each in both] == [3, 3]
    assert sorted(each["created"] for each in said) == [0, 1192]
    assert sorted(each["unchanged"] for each in said) == [0, 1192]
