"""Looks for words where they may not be: in every table, raw, and in every file of the data folder."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection

SHORTEST = 7
type Row = tuple[tuple[str, object], ...]


def tables() -> dict[str, list[Row]]:
    """Every row of every table, column by column, as the database has it and whatever our models say."""
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            columns = [column[0] for column in cursor.description]
            found[name] = [tuple(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        return found


def spellings(word: str) -> Iterator[bytes]:
    """The word as it would lie in a text, in JSON, in hexadecimals and anywhere within base64.

    Words are long enough that none appears by chance in what is locked.
    """
    assert len(word) >= SHORTEST, word
    raw = word.encode()
    yield raw
    yield json.dumps(word)[1:-1].encode()
    yield raw.hex().encode()
    for shift in range(3):
        first, end = -(-8 * shift // 6), 8 * (shift + len(raw)) // 6
        yield b64encode(bytes(shift) + raw)[first:end]


def as_bytes(value: object) -> bytes:
    match value:
        case bytes() | memoryview():
            return bytes(value)
        case dict() | list():
            return json.dumps(value, ensure_ascii=False).encode()
        case _:
            return str(value).encode()


def places_in_tables(words: Iterable[str]) -> set[str]:
    """The names of the tables in which one of the words stands."""
    looked_for = [spelling for word in words for spelling in spellings(word)]
    return {
        name
        for name, rows in tables().items()
        if any(spelling in as_bytes(value) for row in rows for _, value in row for spelling in looked_for)
    }


def places_in_files(words: Iterable[str], folder: Path) -> set[str]:
    """The files in which one of the words stands: the database and its log among them."""
    looked_for = [spelling for word in words for spelling in spellings(word)]
    return {
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(spelling in file.read_bytes() for spelling in looked_for)
    }
