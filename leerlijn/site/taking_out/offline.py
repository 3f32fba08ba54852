"""A page of ours as it is read without us: its content, without what only works here."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
LEFT_OUT = frozenset(
    {
        *("script", "style", "form", "button", "dialog", "template", "iframe", "object"),
        *("video", "audio", "select", "textarea"),
    }
)
"""With all that is in them. Pictures go too: what they show is among the files."""
SINGLE_LEFT_OUT = frozenset({"img", "input", "link", "meta", "source", "embed", "use"})
ACTS = frozenset({"style", "src", "srcset", "action", "formaction", "href", "ping", "target"})
"""Attributes that fetch something, or lead on; the address of a link is written anew."""

type Leads = Callable[[str], str | None]
"""Where a link leads here; None where it leads nowhere any more."""


class Content(HTMLParser):
    """Of the element `main`: its text, its first heading and where it leads."""

    def __init__(self, leads: Leads) -> None:
        super().__init__(convert_charrefs=True)
        self.leads = leads
        self.links: list[str] = []
        self.pieces: list[str] = []
        self.heading: list[str] = []
        self._main = self._left_out = 0
        self._in_heading = False

    @property
    def title(self) -> str:
        return " ".join("".join(self.heading).split())

    @property
    def html(self) -> str:
        return "".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._main += 1
            return
        if not self._main:
            return
        if self._left_out or tag in LEFT_OUT:
            self._left_out += tag not in VOID
            return
        if tag in SINGLE_LEFT_OUT:
            return
        if tag == "a" and self._is_a_dead_button(dict(attrs)):
            self._left_out = 1
            return
        self._in_heading = tag == "h1" or self._in_heading
        self.pieces.append(f"<{tag}{self._attributes(tag, attrs)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._main and not self._left_out and tag not in LEFT_OUT | SINGLE_LEFT_OUT:
            self.pieces.append(f"<{tag}{self._attributes(tag, attrs)}/>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._main -= 1
        if not self._main or tag == "main":
            return
        if self._left_out:
            self._left_out -= tag not in VOID
            return
        if tag == "h1":
            self._in_heading = False
        if tag not in VOID | SINGLE_LEFT_OUT:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._main and not self._left_out:
            self.pieces.append(escape(data))
            if self._in_heading:
                self.heading.append(data)

    def _is_a_dead_button(self, attrs: dict[str, str | None]) -> bool:
        """It looks like something to press, and nothing happens."""
        return "ds-button" in (attrs.get("class") or "") and not self.leads(attrs.get("href") or "")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        said = []
        for name, value in attrs:
            if tag == "a" and name == "href":
                self.links.append(value or "")
                place = self.leads(value or "")
                said += [f' href="{escape(place)}"'] if place else []
            elif name not in ACTS and not name.startswith(("on", "hx-")):
                said.append(f' {name}="{escape(value or "")}"')
        return "".join(said)


def read(html: str, leads: Leads) -> Content:
    content = Content(leads)
    content.feed(html)
    content.close()
    return content
