"""Each dependency stands on a page in docs/decisions, which says why it is here and how to leave it."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.house.plan import ROOT

PAGES = {page.name: page.read_text() for page in (ROOT / "docs/decisions").glob("0*.md")}
PARTS = ("**Chosen", "**Who keeps it.**", "**How to leave.**")


def dependencies() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as opened:
        project = tomllib.load(opened)
    by_choice = project["project"]["optional-dependencies"].values()
    required = [
        *project["project"]["dependencies"],
        *(each for chosen in by_choice for each in chosen),
        *project["dependency-groups"]["dev"],
    ]
    return [re.split(r"[\[<>=~!; ]", each)[0] for each in dict.fromkeys(required)]


def names(page: str, dependency: str) -> bool:
    """As a whole word: a page about django-ninja does not yet explain django."""
    return re.search(rf"(?<![\w-]){re.escape(dependency)}(?![\w-])", page, re.IGNORECASE) is not None


@pytest.mark.parametrize("dependency", dependencies())
def test_a_dependency_is_explained(dependency):
    assert [name for name, page in PAGES.items() if names(page, dependency)] != []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_says_what_was_chosen_who_keeps_it_and_how_to_leave(name):
    assert [part for part in PARTS if part not in PAGES[name]] == []


def test_pages_are_numbered_without_gaps_and_open_with_their_number():
    assert [int(name[:4]) for name in sorted(PAGES)] == list(range(1, len(PAGES) + 1))
    assert [name for name in PAGES if not PAGES[name].startswith(f"# {int(name[:4])}. ")] == []


def test_a_dependency_nobody_explained_is_found():
    assert not any(names(page, "celery") for page in PAGES.values())


def test_a_longer_name_does_not_explain_a_shorter_one():
    assert names("on **django-ninja**, by name", "django-ninja")
    assert not names("on **django-ninja**, by name", "django")
    assert not names("on **django-ninja**, by name", "ninja")
