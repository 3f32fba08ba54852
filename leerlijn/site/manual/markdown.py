"""How pages are written: titles, tables and lists in Markdown, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Text, Value

MADE = Text(
    nl="Gemaakt door `leerlijn manual` uit het draaiende product. Verander de code, niet deze pagina.",
    en="Made by `leerlijn manual` from the running product. Change the code, not this page.",
)
CONTENTS = Text(nl="Inhoud", en="Contents")
OTHER = Text(nl="In English", en="In het Nederlands")


def page(title: Value, name: str, parts: Iterable[str], language: Language) -> str:
    """A whole page: its title, the way to the contents and to the other language, and its parts."""
    other = "en" if language == "nl" else "nl"
    links = f"[{render(CONTENTS, language)}](README.md) · [{render(OTHER, language)}](../{other}/{name})"
    whole = (f"# {render(title, language)}", links, *parts, f"<sub>{render(MADE, language)}</sub>")
    return "\n\n".join(part for part in whole if part) + "\n"


def section(title: Value, parts: Iterable[str], language: Language) -> str:
    """A part with a title of its own; without content it is not there."""
    content = "\n\n".join(part for part in parts if part)
    return f"## {render(title, language)}\n\n{content}" if content else ""


def table(head: Sequence[Value], rows: Iterable[Sequence[Value]], language: Language) -> str:
    lines = [_row(head, language), "|---" * len(head) + "|"]
    return "\n".join([*lines, *(_row(row, language) for row in rows)])


def _row(cells: Sequence[Value], language: Language) -> str:
    said = (render(cell, language).replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return f"| {' | '.join(said)} |"


def listed(lines: Iterable[Value], language: Language) -> str:
    return "\n".join(f"- {render(line, language)}" for line in lines)


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def block(text: str, kind: str = "") -> str:
    return f"```{kind}\n{text.rstrip()}\n```"
