"""The table of all permissions, and the file of it that a spreadsheet opens."""

from __future__ import annotations

import csv
import io

import pytest

from leerlijn.foundation.ui.cells import harmless
from leerlijn.kernel.policy import policy
from leerlijn.kernel.procedure import catalogue
from leerlijn.site.views.permissions import groups
from tests.site.views.test_front import heading
from tests.tools.budget import at_most


def test_every_action_stands_in_exactly_one_group():
    listed = [action.key for group in groups() for action in group.actions]
    assert sorted(listed) == sorted(policy.actions)
    assert len(list(groups())) == 2 + len(catalogue.procedures)


def test_the_page_says_of_each_action_to_whom_it_is_open(world, enter):
    browser = enter("auditor")
    browser.get("/permissions/")
    with at_most(3):
        text = browser.get("/permissions/").content.decode()
    assert all(action.title.en in text for action in policy.actions.values() if "'" not in action.title.en)


def test_the_table_can_be_asked_about_one_relation(world, enter):
    answer = enter("administrator").get("/permissions/", {"relation": "dean"})
    assert heading(answer) == "Open to: dean of the faculty"
    assert "read the journal" not in answer.content.decode()


def test_the_file_is_the_whole_matrix(world, enter):
    answer = enter("auditor").get("/permissions/", {"as": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    columns = rows[0][3:]
    read = {
        row[0]: {name: cell == "x" for name, cell in zip(columns, row[3:], strict=True)} for row in rows[1:]
    }
    assert read == {key: dict(opened) for key, opened in policy.matrix().items()}
    assert answer.headers["Content-Disposition"] == 'attachment; filename="permissions.csv"'


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"


def test_an_ordinary_cell_stays_as_it_is():
    assert harmless("utq-dossier 2026: hand-in") == "utq-dossier 2026: hand-in"


def test_only_an_office_of_the_whole_institution_reads_it(world, enter):
    assert [enter(name).get("/permissions/").status_code for name in ("dean", "hr", "candidate")] == [404] * 3
