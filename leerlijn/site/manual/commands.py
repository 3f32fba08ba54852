"""The page of commands: what each says of itself when it is asked for --help."""

from __future__ import annotations

from argparse import ArgumentParser, HelpFormatter
from collections.abc import Iterator
from functools import partial

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Text
from leerlijn.site.manual.markdown import block, code, page
from leerlijn.site.manual.product import Product

NAME = "commands.md"
TITLE = Text(nl="Commando's", en="Commands")
ABOUT = Text(
    nl="Een verslag gaat naar de standaarduitvoer, met `--format json` voor programma's; voortgang"
    " en meldingen gaan naar de standaardfout. Wat de [afloop](outcomes.md) betekent, is voor "
    "elk commando gelijk.",
    en="A report goes to standard output, with `--format json` for programs; progress and messages"
    " go to standard error. What the [outcome](outcomes.md) means is the same for every "
    "command.",
)
WIDTH = 100


def written(product: Product, language: Language) -> str:
    return page(TITLE, NAME, [render(ABOUT, language), *_sections(product.programs)], language)


def _sections(programs: ArgumentParser) -> Iterator[str]:
    for one in parsers(programs):
        one.formatter_class = partial(HelpFormatter, width=WIDTH)
        setattr(one, "color", False)  # noqa: B010  # newer Pythons colour what they print on a terminal
        yield f"## {code(one.prog)}\n\n{block(one.format_help())}"


def parsers(above: ArgumentParser) -> Iterator[ArgumentParser]:
    """Every command below this one, and those below each of them."""
    for action in above._actions:
        if isinstance(action.choices, dict):
            for one in action.choices.values():
                yield one
                yield from parsers(one)
