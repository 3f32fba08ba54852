"""What `make check` asks, asked in every test run too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.plan import ROOT

TOOLS = {
    "ruff check": ["ruff", "check", "--quiet"],
    "ruff format": ["ruff", "format", "--check"],
    "mypy": ["mypy"],
    "djlint": ["djlint", "leerlijn", "--lint"],
}
FAULTS = {
    "ruff check": ("bad.py", "import os\n"),
    "ruff format": ("bad.py", "x=1\n"),
    "mypy": ("bad.py", "def f(x): return x\n"),
    "djlint": ("bad.html", "<img src=x><div style='color: red'></p>\n"),
}
CONFIGURED = {
    "ruff check": "--config",
    "ruff format": "--config",
    "mypy": "--config-file",
    "djlint": "--configuration",
}


def asked(command, *more):
    return subprocess.run(
        [sys.executable, "-m", *command, *more], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_has_nothing_to_say(tool):
    done = asked(TOOLS[tool])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("tool", FAULTS)
def test_a_tool_finds_a_planted_fault(tool, tmp_path):
    name, planted = FAULTS[tool]
    (tmp_path / name).write_text(planted)
    command = [part for part in TOOLS[tool] if part != "leerlijn"]
    assert asked(command, CONFIGURED[tool], ROOT / "pyproject.toml", tmp_path / name).returncode == 1
