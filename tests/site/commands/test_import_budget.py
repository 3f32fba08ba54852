"""`leerlijn import-budget`: what it answers, to people and to programs."""

import json

import pytest

from leerlijn.domains.agreements.models import PublishedSheet
from leerlijn.site.commands import main
from tests.foundation.people.builders import university

SHEET = "houder;maatregel;thema;2019;totaal\nET;Tutoraat;Begeleiding;227;217\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def sheet(db, tmp_path):
    university()
    path = tmp_path / "begroting.csv"
    path.write_text(SHEET)
    return path


def answered(capsys, *arguments):
    code = main(["import-budget", *map(str, arguments), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_published_total_stands_beside_the_computed_one(sheet, capsys):
    code, said = answered(capsys, sheet, "--round", "2019-2024", "--as-published")
    assert (code, said["outcome"], said["refused"]) == (0, "done", False)
    assert [(each["published"], each["computed"], each["difference"]) for each in said["totals"]] == [
        (21_700, 22_700, -1_000)
    ]


def test_a_217_for_a_227_is_refused_and_the_difference_printed(sheet, capsys):
    assert main(["import-budget", str(sheet), "--round", "2019-2024"]) == 1
    assert "217.00 is printed, the lines add up to 227.00; -10.00 apart." in capsys.readouterr().out
    assert not PublishedSheet.objects.exists()


def test_a_rehearsal_writes_nothing(sheet, capsys):
    assert main(["import-budget", str(sheet), "--round", "2019-2024", "--as-published", "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "This was a rehearsal: nothing was written."
    assert not PublishedSheet.objects.exists()


def test_a_row_of_nobody_is_done_in_part(sheet, capsys):
    sheet.write_text(SHEET + "Zeepkist;x;;1;1\n")
    code, said = answered(capsys, sheet, "--round", "2019-2024", "--as-published")
    assert code == 3
    assert [(each["line"], each["column"], each["value"]) for each in said["rejected"]] == [
        (3, "holder", "Zeepkist")
    ]


def test_an_unknown_cycle_is_refused_and_the_known_ones_named(sheet, capsys):
    assert main(["import-budget", str(sheet), "--round", "2025-2030"]) == 1
    assert capsys.readouterr().out == "There is no round “2025-2030”. Known are 2019-2024.\n"
