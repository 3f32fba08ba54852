"""What no source file of the product may do; each rule is shown to find a planted fault."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.plan import ROOT, place, sources

RULE_ROOMS = {"procedures", "actions", "guards", "relations", "figures", "queries", "models"}
ASKING = [
    ["timezone", "now"],
    ["timezone", "localdate"],
    ["datetime", "now"],
    ["date", "today"],
    ["time", "time"],
]
REFUSED_NAMES = {"helpers", "utils", "common", "services"}
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+|opt|work)/\w")


def imports_inside_functions(path: Path, tree: ast.Module) -> Iterator[int]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from (
                each.lineno for each in ast.walk(function) if isinstance(each, ast.Import | ast.ImportFrom)
            )


def uses_of_signals(path: Path, tree: ast.Module) -> Iterator[int]:
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and re.fullmatch(
            r"django\.dispatch.*|.*\.signals", each.module or ""
        ):
            yield each.lineno
        if isinstance(each, ast.ImportFrom) and {"signals", "Signal", "receiver"} & {
            a.name for a in each.names
        }:
            yield each.lineno


def models_by_name(path: Path, tree: ast.Module) -> Iterator[int]:
    """`apps.get_model` is for migrations; elsewhere it hides an import."""
    if "migrations" not in path.parts:
        for each in ast.walk(tree):
            if isinstance(each, ast.Attribute) and each.attr == "get_model":
                yield each.lineno


def rooms_without_a_subject(path: Path, tree: ast.Module) -> Iterator[int]:
    if REFUSED_NAMES & {path.stem, *path.parts}:
        yield 1


def files_without_their_first_sentence(path: Path, tree: ast.Module) -> Iterator[int]:
    if tree.body and "migrations" not in path.parts and not ast.get_docstring(tree):
        yield 1


def demonstrations_that_go_round_the_actions(path: Path, tree: ast.Module) -> Iterator[int]:
    """The demonstration world is made as people would make it: only through actions."""
    if "demo" not in {path.stem, *path.parts}:
        return
    for each in ast.walk(tree):
        if isinstance(each, ast.Attribute) and each.attr in {"objects", "_base_manager"}:
            yield each.lineno
        if isinstance(each, ast.ImportFrom) and (each.module or "").split(".")[-1] == "models":
            yield each.lineno


def rules_that_ask_the_clock(path: Path, tree: ast.Module) -> Iterator[int]:
    """When is always passed in: only what stands at the edge (views, commands, tasks, the clock) may ask."""
    if "kernel" not in path.parts and not RULE_ROOMS & {path.stem, *path.parts}:
        return
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and ast.unparse(each.func).split(".")[-2:] in ASKING:
            yield each.lineno


RULES = {
    demonstrations_that_go_round_the_actions: ("qualification/demo.py", "Case.objects.create()\n"),
    rules_that_ask_the_clock: ("qualification/guards.py", "timezone.now()\n"),
    imports_inside_functions: ("views.py", "def f():\n    import os\n"),
    uses_of_signals: ("models.py", "from django.db.models.signals import post_save\n"),
    models_by_name: ("actions.py", "apps.get_model('cases', 'Case')\n"),
    rooms_without_a_subject: ("foundation/cases/utils.py", "'''Everything else.'''\n"),
    files_without_their_first_sentence: ("actions.py", "x = 1\n"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_source_file_has(rule):
    found = [
        f"{place(path)}:{line}"
        for path in sources()
        for line in rule(path, ast.parse(path.read_text(), path.name))
    ]
    assert found == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_planted_fault_is_found(rule):
    path, planted = RULES[rule]
    assert list(rule(Path(path), ast.parse(planted))) != []


def test_get_model_is_allowed_in_migrations():
    planted = ast.parse("apps.get_model('cases', 'Case')")
    assert list(models_by_name(Path("cases/migrations/0002_more.py"), planted)) == []


def paths_of_a_machine(text: str) -> list[str]:
    return [found.group() for found in PATH_OF_A_MACHINE.finditer(text)]


def test_nothing_names_a_folder_of_the_machine_it_was_made_on():
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in tracked.stdout.split("\0") if name and name != place(Path(__file__))]
    found = {
        place(file): paths_of_a_machine(file.read_bytes().decode(errors="ignore"))
        for file in files
        if file.is_file()
    }
    assert {file: paths for file, paths in found.items() if paths} == {}


def test_a_planted_path_is_found():
    assert paths_of_a_machine("see /home/somebody/leerlijn and /root/x") == ["/home/somebody/l", "/root/x"]


def test_an_address_of_the_product_is_not_a_path_of_a_machine():
    assert paths_of_a_machine("/work/ and https://example.org/home/x") == []
