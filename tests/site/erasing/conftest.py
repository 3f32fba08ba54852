"""A university that somebody left, to copy, and every byte of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from tests.tools.databases import Database, created

DO = "import django; django.setup(); from tests.site.erasing import rival; rival.{}()"


@pytest.fixture(scope="module")
def prepared(template, tmp_path_factory, server_url) -> Iterator[Database]:
    """With everything that somebody can leave behind; nobody opens it any more."""
    with created(server_url, tmp_path_factory.mktemp("prepared") / "data", of=template) as database:
        made = database.run("-c", DO.format("prepare"))
        assert made.returncode == 0, made.stderr
        yield database


@pytest.fixture
def university(prepared, tmp_path, server_url) -> Iterator[Database]:
    with created(server_url, tmp_path / "data", of=prepared) as database:
        yield database


@pytest.fixture
def elsewhere(template, tmp_path, server_url) -> Iterator[Database]:
    """Another machine, on which somebody ran `leerlijn migrate`."""
    with created(server_url, tmp_path / "elsewhere", of=template) as database:
        yield database


def bytes_of(database: Database) -> bytes:
    """Of every file in the data folder, and of every row and index entry of a database beside it."""
    files = sorted(path for path in database.folder.rglob("*") if path.is_file())
    content = b"\n".join(str(path).encode() + path.read_bytes() for path in files)
    return content + (rows_of(database) if database.url else b"")


def rows_of(database: Database) -> bytes:
    with psycopg.connect(database.url) as opened:
        names = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [opened.execute(f'SELECT t::text FROM "{name}" AS t').fetchall() for (name,) in names]
    return repr(rows).encode()


def count_in(database: Database, table: str) -> int:
    asked = f"SELECT count(*) FROM {table}"
    if database.url:
        with psycopg.connect(database.url) as opened:
            return opened.execute(asked).fetchone()[0]
    with closing(sqlite3.connect(database.folder / "leerlijn.sqlite3")) as opened:
        return opened.execute(asked).fetchone()[0]
