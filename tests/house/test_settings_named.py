"""Whatever a paper for whoever keeps the server names as a setting is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leerlijn.site.environment import TABLE

PAPERS = (
    "docs/operate.md",
    "docs/backup.md",
    "docs/leerlijn.service",
    "Containerfile",
    "README.md",
    "bin/run",
)
NAMED = re.compile(r"LEERLIJN_[A-Z_]+[A-Z]")


def strangers(text: str) -> set[str]:
    return set(NAMED.findall(text)) - {each.name for each in TABLE}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_setting_that_a_paper_names_is_there(paper):
    assert strangers(Path(paper).read_text()) == set()


def test_a_setting_that_is_not_there_is_found_out():
    assert strangers("Set `LEERLIJN_DATA` and `LEERLIJN_DATE`.") == {"LEERLIJN_DATE"}


def test_the_container_copies_what_is_there():
    copied = re.findall(r"^COPY (.+) \S+$", Path("Containerfile").read_text(), re.MULTILINE)
    assert all(Path(name).exists() for line in copied for name in line.split())
