"""The rows of every table as lines of JSON, from either database, and back into either."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import CharField

LEFT_OUT = frozenset({"django_session"})
"""Who is signed in: a backup lets nobody in, and whoever was signed out since does not come back in."""
FETCHED = 2000
"""Rows that are in memory at once."""

type Cell = str | int | bool | None
type Row = Sequence[Cell]
type KeptAs = Callable[[Row], Row]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns; its rows are read in the order of `key`, by bytes where that `is_text`.

    `is_numbered` says whether its rows get numbers of ours.
    """

    name: str
    columns: tuple[str, ...]
    key: str
    is_text: bool
    is_numbered: bool


def tables() -> list[Table]:
    """Every table of this version that is in a backup, by name."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        stored = model._meta
        columns = tuple(str(each.column) for each in stored.local_concrete_fields)
        found[stored.db_table] = Table(
            stored.db_table,
            columns,
            str(stored.pk.column),
            isinstance(stored.pk, CharField),
            stored.auto_field is not None,
        )
    return [found[name] for name in sorted(found) if name not in LEFT_OUT]


def lines_of(table: Table, *, heading: object, kept_as: KeptAs = list) -> Iterator[bytes]:
    """What heads the table, and then every row; one by one, so that a large table needs no memory."""
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, table.columns))
    by_bytes = ' COLLATE "C"' if table.is_text and connection.vendor == "postgresql" else ""
    yield line(heading)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {quote(table.name)} ORDER BY {quote(table.key)}{by_bytes}")
        while rows := cursor.fetchmany(FETCHED):
            for row in rows:
                yield line(kept_as([plain(value) for value in row]))


def line(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def plain(value: object) -> Cell:
    """A value as it stands on a line: moments in UTC, amounts as text, JSON as the text that it is."""
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            aware = value if value.tzinfo else value.replace(tzinfo=UTC)
            return aware.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal() | float():
            return str(value)
        case UUID():
            return value.hex
    raise TypeError(f"a {type(value).__name__} has no place in a backup yet")


def load(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Puts these rows into an empty table; says how many. References are asked about at the end."""
    write = _into_sqlite if connection.vendor == "sqlite" else _into_postgresql
    return write(table, columns, rows)


def _into_sqlite(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    quote = connection.ops.quote_name
    moments = _moments_among(table, columns)
    values = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) VALUES ({values})"
    how_many = 0
    with connection.cursor() as cursor:
        for some in _by_many(_as_sqlite_keeps_them(row, moments) for row in rows):
            cursor.executemany(insert, some)
            how_many += len(some)
    return how_many


def _moments_among(table: str, columns: Sequence[str]) -> list[int]:
    """The places of moments: SQLite has no type for them, and Django a form of its own."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({connection.ops.quote_name(table)})")
        kinds = {name: kind for _, name, kind, *_ in cursor.fetchall()}
    return [place for place, column in enumerate(columns) if kinds.get(column) == "datetime"]


def _as_sqlite_keeps_them(row: Row, moments: Sequence[int]) -> Row:
    kept = list(row)
    for place in moments:
        if kept[place] is not None:
            kept[place] = str(datetime.fromisoformat(str(kept[place])).replace(tzinfo=None))
    return kept


def _by_many(rows: Iterable[Row]) -> Iterator[list[Row]]:
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == FETCHED:
            yield some
            some = []
    if some:
        yield some


def _into_postgresql(table: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    quote = connection.ops.quote_name
    how_many = 0
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
            how_many += 1
    return how_many


def next_number(table: Table) -> int | None:
    """What the next row of this table will be numbered; None where rows have no numbers of ours."""
    if not table.is_numbered:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq + 1 FROM sqlite_sequence WHERE name = %s", [table.name])
        else:
            cursor.execute(f"SELECT last_value + is_called::int FROM {_sequence_of(table.name)}")
        found = cursor.fetchone()
    return int(found[0]) if found else 1


def go_on_from(table: str, number: int) -> None:
    """A number that was given once is never given again, also when its row is gone."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number - 1])
        elif sequence := _sequence_of(table):
            cursor.execute("SELECT setval(%s, %s, false)", [sequence, number])


def _sequence_of(table: str) -> str | None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_sequences(cursor, table)
        if not found:
            return None
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(table), found[0]["column"]],
        )
        return str(cursor.fetchone()[0])
