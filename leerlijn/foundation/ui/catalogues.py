"""The Dutch wording of everything the product says: every room's `words/nl.po`, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import leerlijn

PACKAGE = Path(leerlijn.__file__).parent

type Wording = tuple[str, ...]
"""One form, or the forms for one and for many."""


def messages_in(catalogue: Path) -> Iterator[Message]:
    """The entries of one .po file, without its header and without what is empty or still doubtful."""
    with catalogue.open("rb") as opened:
        for message in read_po(opened, locale="nl"):
            if message.id and message.string and not message.fuzzy:
                yield message


def forms(said: str | tuple[str, ...] | list[str] | None) -> Wording:
    return (said,) if isinstance(said, str) else tuple(said or ())


@cache
def dutch() -> Mapping[str, Wording]:
    """English wording (the singular, where there are two) to its Dutch forms."""
    return {
        forms(message.id)[0]: forms(message.string)
        for catalogue in sorted(PACKAGE.rglob("words/nl.po"))
        for message in messages_in(catalogue)
    }
