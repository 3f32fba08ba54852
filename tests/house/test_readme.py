"""Both README files name the same commands, pictures and sign-in names, and what they name is there."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from PIL import Image

from tests.house.plan import ROOT

FILES = ("README.md", "README.nl.md")
COMMAND = re.compile(r"^ {4}(make \w+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+)\)")
LARGEST = 200_000
WITH_CARDS = (
    "leerlijn.foundation.people.demo.cards",
    "leerlijn.domains.agreements.demo.cards",
    "leerlijn.domains.assessments.demo.building",
    "leerlijn.domains.development.demo.building",
    "leerlijn.domains.partnerships.demo.building",
)


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


def names_in(name: str) -> list[str]:
    """As whom it says that somebody can come in."""
    return re.findall(r"`([\w-]+)`", said(name).split("make test")[1].split("\n\n")[1])


@pytest.mark.parametrize("name", FILES)
def test_everybody_it_names_has_a_card_in_the_demonstration(name):
    known = {card.account for module in WITH_CARDS for card in import_module(module).CARDS}
    assert set(names_in(name)) <= known
    assert len(names_in(name)) >= 10


def test_both_name_the_same_people_in_the_same_order():
    assert names_in("README.md") == names_in("README.nl.md")


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
