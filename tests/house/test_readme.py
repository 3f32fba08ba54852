"""Both README files name the same commands, pictures and sign-in names, and what they name is there."""

from __future__ import annotations

import re

import pytest
from PIL import Image

from leerlijn.foundation.people.demo.cards import NAMES
from tests.house.plan import ROOT

FILES = ("README.md", "README.nl.md")
COMMAND = re.compile(r"^ {4}(make \w+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+)\)")
LARGEST = 200_000


def said(name: str) -> str:
    return (ROOT / name).read_text()


def broken(text: str) -> list[str]:
    """The links that lead nowhere."""
    return [link for link in LINK.findall(text) if "://" not in link and not (ROOT / link).exists()]


@pytest.mark.parametrize("name", FILES)
def test_it_names_the_two_commands_and_the_makefile_has_them(name):
    commands = COMMAND.findall(said(name))
    assert commands == ["make run", "make test"]
    rules = (ROOT / "Makefile").read_text()
    assert [c for c in commands if not re.search(rf"^{c.split()[1]}:", rules, re.MULTILINE)] == []


@pytest.mark.parametrize("name", FILES)
def test_it_names_everybody_whom_the_demonstration_has_a_card_for(name):
    paragraph = said(name).split("make test")[1].split("\n\n")[1]
    assert tuple(re.findall(r"`([\w-]+)`", paragraph)) == NAMES


@pytest.mark.parametrize("name", FILES)
def test_its_picture_is_a_page_at_its_full_width_and_not_too_large(name):
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", said(name))
    with Image.open(ROOT / picture) as opened:
        assert (opened.format, opened.size) == ("PNG", (1440, 1000))
    assert (ROOT / picture).stat().st_size < LARGEST


@pytest.mark.parametrize("name", [*FILES, "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_every_link_leads_somewhere(name):
    assert broken(said(name)) == []


def test_a_link_that_leads_nowhere_is_found():
    assert broken("[A page](docs/nowhere.md) and [another](README.md)") == ["docs/nowhere.md"]
