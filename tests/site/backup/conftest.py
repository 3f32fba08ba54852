"""A university to copy, empty places to put it back, and a look into both that asks nothing of our code."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.tools.databases import Database, created

DO = "import django; django.setup(); from tests.site.backup import rival; rival.{}()"
NOT_COPIED = {"django_migrations", "django_session"}
BESIDE = ("leerlijn_search_", "sqlite_")


@pytest.fixture(scope="module")
def prepared(template, tmp_path_factory, server_url) -> Iterator[Database]:
    """The university, which nobody opens any more."""
    with created(server_url, tmp_path_factory.mktemp("prepared") / "data", of=template) as database:
        made = database.run("-c", DO.format("prepare"))
        assert made.returncode == 0, made.stderr
        yield database


@pytest.fixture
def university(prepared, tmp_path, server_url) -> Iterator[Database]:
    with created(server_url, tmp_path / "data", of=prepared) as database:
        yield database


@pytest.fixture
def empty(template, tmp_path, server_url) -> Iterator[Database]:
    """Another machine, on which somebody ran `leerlijn migrate`."""
    with created(server_url, tmp_path / "empty", of=template) as database:
        yield database


@pytest.fixture
def elsewhere(template, tmp_path, server_url) -> Iterator[Database]:
    """A machine without PostgreSQL; without any tables, unless those of a file are here anyway."""
    with created("", tmp_path / "elsewhere", of=None if server_url else template) as database:
        yield database


@pytest.fixture
def told() -> Callable[..., str]:
    """What a command answered; it must end with this code."""

    def asked(database: Database, *arguments: str | Path, ends: int = 0) -> str:
        done = database.leerlijn(*arguments)
        assert done.returncode == ends, (done.stdout, done.stderr)
        return done.stdout

    return asked


@contextmanager
def looking_into(database: Database):
    if database.url:
        with psycopg.connect(database.url) as opened:
            yield opened.execute
    else:
        with closing(sqlite3.connect(database.folder / "leerlijn.sqlite3")) as opened:
            yield opened.execute


def rows_in(database: Database) -> dict[str, Counter]:
    """Every row of every table that is copied, as the database itself tells it."""
    listing = (
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        if database.url
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    with looking_into(database) as ask:
        names = [name for (name,) in ask(listing).fetchall()]
        copied = [name for name in names if name not in NOT_COPIED and not name.startswith(BESIDE)]
        return {name: Counter(map(repr, ask(f'SELECT * FROM "{name}"').fetchall())) for name in copied}


def files_in(database: Database) -> dict[str, str]:
    """Every kept file with the hash of what it holds."""
    folder = database.folder / "files"
    kept = [path for path in folder.glob("??/*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}
