"""The glossary is the bridge between the two languages and the code: what it names is there."""

from __future__ import annotations

import ast
import re

from leerlijn.foundation.people.roles import ROLES
from tests.house.plan import ROOT, sources

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/glossary.md").read_text().splitlines()
    if line.startswith("| ")
][1:]


def classes() -> set[str]:
    trees = (ast.parse(path.read_text()) for path in sources())
    return {each.name for tree in trees for each in ast.walk(tree) if isinstance(each, ast.ClassDef)}


def named_classes(rows: list[list[str]]) -> set[str]:
    return {name for row in rows for name in re.findall(r"`([A-Z]\w+)`", row[2])}


def order(row: list[str]) -> str:
    return row[0].lower().lstrip("(")


def test_every_row_has_a_word_in_each_language_and_stands_in_its_place():
    assert [row for row in ROWS if len(row) != 4 or not all(row[:3])] == []
    assert sorted(ROWS, key=order) == ROWS


def test_every_class_that_it_names_is_in_the_code():
    assert len(named_classes(ROWS)) > 20
    assert named_classes(ROWS) - classes() == set()


def test_a_class_that_is_not_there_is_found():
    assert named_classes([["zaak", "case", "`Cases`", ""]]) - classes() == {"Cases"}


def test_every_office_has_its_word_in_both_languages():
    missing = [
        role
        for role, title in ROLES.items()
        if not any(title.nl in row[0] and title.en in row[1] for row in ROWS)
    ]
    assert missing == []
