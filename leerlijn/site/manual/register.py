"""The page of the register of processing: every processing, with its columns; then what is about nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.data_map import KINDS, Column, Processing, data_map
from leerlijn.kernel.sentence import Language, Text, Value
from leerlijn.site.manual.markdown import code, page, section, table
from leerlijn.site.manual.product import Product
from leerlijn.site.register import ABOUT, ALSO, facts
from leerlijn.site.retention import by_default

NAME = "register.md"
TITLE = Text(nl="Register van verwerkingen", en="Register of processing")
HEAD = (Text(nl="Vraag", en="Question"), Text(nl="Antwoord", en="Answer"))
COLUMNS = (
    Text(nl="Tabel", en="Table"),
    Text(nl="Soort", en="Kind"),
    Text(nl="Kolommen", en="Columns"),
)
NOBODY = (
    Text(nl="Tabel", en="Table"),
    Text(nl="Waarom het over niemand gaat", en="Why it is about nobody"),
    Text(nl="Kolommen", en="Columns"),
)


def written(product: Product, language: Language) -> str:
    parts = [
        f"{render(ABOUT, language)} {render(ALSO, language)}",
        *(_of(each, product, language) for each in data_map.processings()),
        section(
            Text(nl="Over niemand", en="About nobody"),
            [table(NOBODY, _about_nobody(data_map.columns.values()), language)],
            language,
        ),
    ]
    return page(TITLE, NAME, parts, language)


def _of(processing: Processing, product: Product, language: Language) -> str:
    tables = [
        table(HEAD, facts(processing, data_map, product.policy, by_default(data_map)), language),
        table(COLUMNS, _columns(data_map.of(processing)), language),
    ]
    return section(processing.title, tables, language)


def _columns(columns: Iterable[Column]) -> Iterator[tuple[Value, ...]]:
    for (name, kind), several in groupby(columns, key=lambda each: (each.table, each.kind)):
        assert kind
        yield code(name), KINDS[kind], _names(several)


def _about_nobody(columns: Iterable[Column]) -> Iterator[tuple[Value, ...]]:
    rest = (column for column in columns if column.because)
    for (name, because), several in groupby(rest, key=lambda each: (each.table, each.because)):
        assert because
        yield code(name), because, _names(several)


def _names(columns: Iterable[Column]) -> str:
    return ", ".join(code(column.name) for column in columns)
