"""Everybody at their own screen, in one language and one window: opening, looking, filling in."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.stories.browser.conftest import Place
from tests.stories.browser.hands import Hands
from tests.tools.browser import axe, fits, press

READY = "domcontentloaded"
LANGUAGES = {"light": "nl", "dark": "en"}


@dataclass
class Screens:
    """The product, and everybody's own browser."""

    place: Place
    language: str
    size: dict[str, int]
    scheme: str

    @classmethod
    def of(cls, place: Place, window: tuple[int, str]):
        width, scheme = window
        return cls(place, LANGUAGES[scheme], {"width": width, "height": 900}, scheme)

    def page_of(self, who: str) -> Page:
        is_new = (who, self.language) not in self.place.pages
        page = self.place.page_of(who, self.language)
        if is_new:
            page.set_viewport_size(self.size)
            page.emulate_media(color_scheme=self.scheme)
        return page

    def opens(self, who: str, address: str) -> Page:
        page = self.page_of(who)
        assert page.goto(self.place.at(address), wait_until=READY).status == 200
        return page

    def reads(self, who: str, address: str) -> str:
        """What stands on a page that somebody opens."""
        return self.opens(who, address).content()

    def looks(self, who: str, address: str) -> str:
        """The same, where everybody can use the page, and it fits."""
        said = self.reads(who, address)
        good(self.page_of(who))
        return said

    def sends(self, page: Page, arrives: str, **said: str | list[str]) -> Page:
        """Fills in a form and presses its button, which leads to where it should."""
        for name, answer in said.items():
            fill(page, name, answer)
        asking = "".join(f':has([name="{name}"])' for name in said)
        press(page.locator(f"main form[method=post]{asking} button[data-variant]:not([formaction])").first)
        assert arrives in page.url
        return page


def good(page: Page) -> None:
    """Whatever page it is, everybody can use it, and it fits."""
    assert axe(page) == []
    assert fits(page)


def fill(page: Page, name: str, answer: str | list[str]) -> None:
    field = page.locator(f'main [name="{name}"]')
    match field.first.evaluate("field => field.type"):
        case "radio" | "checkbox":  # the label of a card lies over its button, and ticks it
            for each in [answer] if isinstance(answer, str) else answer:
                page.locator(f'main [name="{name}"][value="{each}"]').check(force=True)
        case "select-one":
            field.select_option(answer)
        case _:
            field.fill(answer)


@dataclass
class Walk:
    """Somebody at the keyboard, from their first page on: every page that it leads to is looked at."""

    hands: Hands
    place: Place

    @classmethod
    def of(cls, screens: Screens, who: str) -> Walk:
        is_new = (who, screens.language) not in screens.place.pages
        page = screens.opens(who, "/")
        if is_new:
            good(page)
        return cls(Hands(page), screens.place)

    @property
    def says(self) -> str:
        return " ".join(self.hands.page.locator("main").inner_text().split())

    def open(self, address: str) -> Walk:
        """Where a letter or somebody else's words lead."""
        self.hands.page.goto(self.place.at(address), wait_until=READY)
        good(self.hands.page)
        return self

    def menu(self, address: str) -> Walk:
        """A link above the page, behind the one button there where the window is narrow."""
        self.hands.open_menu()
        self.hands.follow(f'header a[href="{address}"]:visible')
        good(self.hands.page)
        return self

    def follow(self, there: str) -> Walk:
        """A link of the page itself by where it leads, or whatever else is pressed there."""
        found = self.place.fill(there)
        self.hands.follow(f"main {f'a[href="{found}"]' if found.startswith('/') else found}")
        good(self.hands.page)
        return self

    def send(self, **said: str) -> Walk:
        """Fills in the fields by their names, `__` for a hyphen, and presses the button of their form."""
        names = [name.replace("__", "-") for name in said]
        for name, answer in zip(names, said.values(), strict=True):
            self.hands.answer(name, answer)
        form = f'form:has([name="{names[0]}"])' if names else "form[method=post]"
        return self.follow(f"{form} button[data-variant]:not([formaction])")
