"""All pages of the manual, in both languages: written to a folder, or compared with what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import LANGUAGES, Language, Text
from leerlijn.site.manual import (
    calls,
    commands,
    drawing,
    house,
    outcomes,
    permissions,
    procedures,
    register,
    roles,
    settings,
)
from leerlijn.site.manual.markdown import MADE, listed, section
from leerlijn.site.manual.product import Product

type Page = Callable[[Product, Language], str]

INDEX = "README.md"
TITLE = Text(nl="Handleiding", en="Manual")
ABOUT = Text(
    nl="Wat hier staat, zegt het product van zichzelf: elke pagina is eruit gemaakt, en een test "
    "houdt haar bij.",
    en="What stands here the product says of itself: every page is made from it, and a test keeps it fresh.",
)
KINDS: tuple[tuple[str, Text, Page], ...] = (
    (roles.NAME, roles.TITLE, roles.written),
    (house.NAME, house.TITLE, house.written),
    (permissions.NAME, permissions.TITLE, permissions.written),
    (register.NAME, register.TITLE, register.written),
    (settings.NAME, settings.TITLE, settings.written),
    (commands.NAME, commands.TITLE, commands.written),
    (calls.NAME, calls.TITLE, calls.written),
    (outcomes.NAME, outcomes.TITLE, outcomes.written),
)
"""The pages of which there is one, in the order of the contents."""


def pages(product: Product) -> Mapping[str, str]:
    """The place of every page in the folder, and what it says."""
    return {
        f"{language}/{name}": said for language in LANGUAGES for name, said in _in_language(product, language)
    } | {INDEX: _both()}


def _in_language(product: Product, language: Language) -> Iterator[tuple[str, str]]:
    yield INDEX, _contents(product, language)
    for procedure in product.catalogue.procedures.values():
        yield procedures.name_of(procedure), procedures.written(procedure, language)
    for name, _, written in KINDS:
        yield name, written(product, language)
    yield house.DRAWN, drawing.drawn(product.house, language)


def _contents(product: Product, language: Language) -> str:
    each = product.catalogue.procedures.values()
    of_procedures = [f"[{render(one.title, language)}]({procedures.name_of(one)})" for one in each]
    of_product = [f"[{render(title, language)}]({name})" for name, title, _ in KINDS]
    other = "[In English](../en/README.md)" if language == "nl" else "[In het Nederlands](../nl/README.md)"
    parts = [
        f"# Leerlijn: {render(TITLE, language).lower()}",
        other,
        render(ABOUT, language),
        section(Text(nl="Procedures", en="Procedures"), [listed(of_procedures, language)], language),
        section(Text(nl="Het product", en="The product"), [listed(of_product, language)], language),
        f"<sub>{render(MADE, language)}</sub>",
    ]
    return "\n\n".join(parts) + "\n"


def _both() -> str:
    """Where the two languages part."""
    links = [f"- [{TITLE.in_language(language)}]({language}/README.md)" for language in LANGUAGES]
    return "\n".join(["# Leerlijn", "", *links, ""])


def stale(folder: Path, made: Mapping[str, str]) -> list[str]:
    """The pages that are absent, say something else, or are there and should not be."""
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    changed = [name for name, said in made.items() if name not in found or found[name].read_text() != said]
    return sorted([*changed, *found.keys() - made.keys()])


def write(folder: Path, made: Mapping[str, str]) -> list[str]:
    """Brings the folder up to date, and answers with the pages that were not."""
    changed = stale(folder, made)
    for name in changed:
        path = folder / name
        if name not in made:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[name])
    return changed
