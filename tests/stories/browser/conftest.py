"""A product that runs, and a browser in which somebody is signed in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.tools.browser import PATIENCE, complaints, press
from tests.tools.databases import Database, created
from tests.tools.serving import served

WIDE = {"width": 1280, "height": 900}
MAKE = "import django; django.setup(); from tests.stories.browser import {file}; {file}.{name}()"


def made(database: Database, name: str, file: str = "worlds") -> str:
    """What one of the worlds says when it was made."""
    done = database.run("-c", MAKE.format(name=name, file=file))
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Place:
    """A product at its address, the numbers that stand in addresses there, and a page of each who entered."""

    browser: Browser
    address: str
    known: Mapping[str, object] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return self.address + self.fill(path)

    def fill(self, path: str) -> str:
        return path.format(**self.known)

    def new_page(self, language: str = "en", **options) -> Page:
        """A browser that nobody used before; what its pages break is kept."""
        locale = "nl-NL" if language == "nl" else "en-GB"
        context = self.browser.new_context(locale=locale, viewport=WIDE, **options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        complaints(page, self.wrong)
        return page

    def page_of(self, who: str, language: str = "en") -> Page:
        """The browser of somebody by the name of their card; of a visitor where it is empty."""
        if (who, language) not in self.pages:
            page = self.pages[who, language] = self.new_page(language)
            self.enter(page, who, language)
        return self.pages[who, language]

    def enter(self, page: Page, who: str, language: str) -> None:
        """Somebody's own language stands in their account; this device keeps another choice."""
        page.context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        if who:
            page.goto(self.at("/sign-in/"))
            press(page.locator(f'button[value="{who}"]'))
            assert page.url == self.at("/")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@contextmanager
def running(browser: Browser, database: Database, known: Mapping[str, object]) -> Iterator[Place]:
    with served(database) as server:
        place = Place(browser, server.address, known)
        yield place
        place.close()
    assert place.wrong == []


@pytest.fixture
def university(browser, fresh_database) -> Iterator[tuple[Database, Place]]:
    """A university in which nobody works yet, and its product."""
    database = replace(fresh_database, demo=True)
    made(database, "empty_university")
    with running(browser, database, {}) as place:
        yield database, place


@pytest.fixture(scope="module")
def place(browser, template, tmp_path_factory, server_url) -> Iterator[Place]:
    """One product for all pages, with a dossier in each state."""
    with created(server_url, tmp_path_factory.mktemp("pages") / "data", of=replace(template, demo=True)) as (
        database
    ):
        known = json.loads(made(database, "one_of_each"))
        with running(browser, database, known) as found:
            yield found
