"""Killed at any moment, never a row without its file; and the control shows that this is not luck."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLED = ["while copying", "before the rename", "after the rename", "before the row", "before the entry"]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a real process left behind, per order of writing and moment of death."""
    environment = {
        **os.environ,
        "LEERLIJN_DATA": str(tmp_path_factory.mktemp("dying")),
        "LEERLIJN_DATABASE_URL": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.foundation.documents.dying"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("moment", KILLED)
def test_whoever_dies_while_storing_leaves_no_row(found, moment):
    assert found["file_first"][moment] == [True, 0, 0]


def test_whoever_lives_leaves_a_row_with_its_file(found):
    assert found["file_first"]["never"] == [False, 1, 0]


@pytest.mark.parametrize("moment", ["while copying", "before the rename"])
def test_a_row_before_its_file_loses_it(found, moment):
    assert found["row_first"][moment] == [True, 1, 1]
