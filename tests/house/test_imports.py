"""The import contracts of pyproject.toml hold, and each of them can be broken."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house.plan import ROOT

FLOORS = ["kernel", "foundation", "domains", "site"]
ROOMS = [
    "foundation/ui",
    "foundation/people",
    "foundation/cases",
    "domains/qualification",
    "domains/agreements",
]
FAULTS = {
    "floors": {"kernel/money.py": "import leerlijn.site"},
    "strangers": {"domains/qualification/actions.py": "import leerlijn.domains.agreements"},
    "staircase": {"foundation/people/actions.py": "import leerlijn.foundation.cases"},
    "kernel": {"kernel/money.py": "import django"},
    "rooms": {
        "foundation/cases/actions.py": "import leerlijn.foundation.cases.views",
        "foundation/cases/views.py": "",
    },
    "views": {
        "foundation/cases/views.py": "import leerlijn.foundation.cases.models",
        "foundation/cases/models.py": "",
    },
    "circles": {
        "site/api/one.py": "import leerlijn.site.search.two",
        "site/search/two.py": "import leerlijn.site.api.one",
        "site/api/__init__.py": "",
        "site/search/__init__.py": "",
    },
}


def lint(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as c; c()",
    ]
    return subprocess.run(
        [*command, "--no-cache", "--config", ROOT / "pyproject.toml", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(folder, files):
    """A house with these files in it, and nothing else."""
    empty = {f"{place}/__init__.py": "" for place in [".", *FLOORS, *ROOMS]}
    for name, content in {**empty, **files}.items():
        path = folder / "leerlijn" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{content}\n")


def test_every_import_goes_down():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("contract", FAULTS)
def test_a_planted_fault_breaks_its_contract(tmp_path, contract):
    build(tmp_path, FAULTS[contract])
    done = lint(tmp_path, "--contract", contract)
    assert (done.returncode, "Contracts: 0 kept, 1 broken." in done.stdout) == (1, True), done.stdout


@pytest.mark.parametrize("contract", FAULTS)
def test_an_empty_house_keeps_every_contract(tmp_path, contract):
    build(tmp_path, {})
    done = lint(tmp_path, "--contract", contract)
    assert done.returncode == 0, done.stdout
