"""A real Chromium, and axe-core to judge what it shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    TimeoutError,
    expect,
    sync_playwright,
)

AXE = Path(__file__).resolve().parents[2] / ".tools/npm/node_modules/axe-core/axe.min.js"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
OFFLINE = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 90_000
"""Milliseconds; the machine of the tests does other things too."""
RUN_AXE = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false,
}).then(found => found.violations)"""
"""Without loading every style sheet once more: no rule with these tags asks for it."""


WINDOWS = [
    pytest.param((1440, "light"), marks=pytest.mark.only_on("sqlite"), id="wide"),
    pytest.param((360, "dark"), marks=pytest.mark.only_on("postgresql"), id="narrow"),
]
"""Wide and light on one database, narrow and dark on the other: each database has walked all of it."""


def chromium() -> dict[str, Any]:
    """How the system's Chromium begins, without a window: the one that never had one costs less than half."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "Chromium is not here: install chromium-headless-shell (make test does, where it may)"
    return {"executable_path": found, "args": [*QUIET, *OFFLINE]}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        yield browser
        browser.close()


def breaches(page: Page, found: list[str] | None = None) -> list[str]:
    """Fills, from here on, with what the content policy refuses on this page and what breaks a script."""
    found = [] if found is None else found

    def keep(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            found.append(message.text)

    page.on("console", keep)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


EXPECTED = "Failed to load resource"
"""What Chromium says of a page that answers 404, and of a missing part of it: `complaints` tells which."""


def complaints(page: Page, found: list[str]) -> list[str]:
    """Into the list: the same, and whatever else the console calls an error; a page may well answer 404."""
    found = breaches(page, found)

    def keep(message: ConsoleMessage) -> None:
        is_new = "Content Security Policy" not in message.text and EXPECTED not in message.text
        if message.type == "error" and is_new:
            found.append(message.text)

    def ask(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            found.append(f"{response.status} {response.url}")

    page.on("console", keep)
    page.on("response", ask)
    return found


def press(there: Locator) -> Response:
    """What answers when somebody clicks what leads to a page, once it is there: a click does not wait."""
    try:
        with there.page.expect_navigation() as answered:
            there.click()
    except TimeoutError as late:
        late.add_note(f"On {there.page.url}: {there.page.title()}")
        raise
    return answered.value


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the window sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def page(browser) -> Iterator[Page]:
    """A fresh page 1440 wide; whatever the content policy refuses, or a script breaks, fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    broken = breaches(page)
    yield page
    context.close()
    assert broken == []


@dataclass(frozen=True)
class Violation:
    """A rule of axe that a page breaks, and the elements that break it."""

    rule: str
    elements: tuple[str, ...]


def axe(page: Page) -> list[Violation]:
    """Every accessibility rule that this page breaks, as it is now."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(RUN_AXE, TAGS)
    return [Violation(each["id"], tuple(node["html"] for node in each["nodes"])) for each in found]
