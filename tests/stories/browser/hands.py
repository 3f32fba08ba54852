"""Somebody who has a keyboard and no mouse."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

FAR = 120
"""Presses of Tab after which somebody would have given up."""
IS_IN_GROUP_WITH_FOCUS = """element => element === document.activeElement
    || (element.type === 'radio' && document.activeElement.name === element.name)"""


@dataclass
class Hands:
    """Every move is a key; `to` walks with Tab to what was meant, and fails where Tab does not lead."""

    page: Page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def to(self, there: Locator) -> None:
        """From where the focus is, on through the page, and once round if need be."""
        there.wait_for(state="attached")
        for _ in range(FAR):
            if there.evaluate(IS_IN_GROUP_WITH_FOCUS):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {there}")

    def skip_to_content(self) -> None:
        """The address keeps that somebody skipped: then the focus begins there already."""
        if "#main" not in self.page.url:
            self.press("Tab")
            self.press("Enter")

    def follow(self, there: Locator | str) -> None:
        """Opens a link, or presses a button, and waits for the page it leads to."""
        there = self.page.locator(there).first if isinstance(there, str) else there
        self.to(there)
        with self.page.expect_navigation():
            self.press("Enter")

    def download(self, there: str) -> bytes:
        """What a link gives that is no page."""
        self.to(self.page.locator(f"main {there}").first)
        with self.page.expect_download() as given:
            self.press("Enter")
        return given.value.path().read_bytes()

    def open_menu(self) -> None:
        """On a telephone what is above the page lies behind one button."""
        menu = self.page.locator("header summary")
        if menu.is_visible():
            self.to(menu)
            self.press("Enter")

    def write(self, name: str, words: str) -> None:
        self.to(self.page.locator(f"[name={name}]"))
        self.page.keyboard.type(words)

    def choose(self, name: str, option: str) -> None:
        """In a list that is closed: by typing how the option begins."""
        self.write(name, option)
        shown = self.page.locator(f"[name={name}] option:checked").inner_text()
        assert shown.lower().startswith(option.lower())

    def tick(self, there: Locator) -> None:
        self.to(there)
        self.press("Space")
        assert there.is_checked()

    def pick(self, name: str, value: str) -> None:
        """A radio button, with the arrows from wherever the focus comes into its group."""
        wanted = self.page.locator(f"[name={name}][value={value}]")
        self.to(wanted)
        self.press("Space")
        for _ in range(self.page.locator(f"[name={name}]").count()):
            if wanted.is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {value}")

    def answer(self, name: str, said: str) -> None:
        """Whatever kind of field it is, by what somebody does there; what stood in it is typed over."""
        field = self.page.locator(f'main [name="{name}"]')
        match field.first.evaluate("field => field.type"):
            case "radio":
                self.pick(name, said)
            case "select-one":
                self.choose(name, said)
            case "date":
                self.to(field)
                self.page.keyboard.insert_text(said)
            case _:
                self.to(field)
                self.press("Control+A")
                self.page.keyboard.type(said)

    def attach(self, name: str, file: dict) -> None:
        with self.page.expect_file_chooser() as asked:
            self.to(self.page.locator(f"[name={name}]"))
            self.press("Enter")
        asked.value.set_files(file)
