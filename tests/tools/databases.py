"""Fresh databases for tests with real processes: copies of a migrated template, file or server."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.settings import KEPT_BY

ROOT = Path(__file__).resolve().parents[2]
counter = itertools.count(1)


@cache
def ready() -> tuple[str, ...]:
    """The command of a Python that has the product loaded already; it ends when we do."""
    folder = Path(mkdtemp(prefix="leerlijn-ready-", dir=os.environ[KEPT_BY]))
    address = str(folder / "ask")
    known = Database(folder, os.environ.get("LEERLIJN_DATABASE_URL", "")).environment
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.tools.ready", address],
        env=known,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout
    assert started.stdout.readline() == "ready\n", "a Python with the product loaded does not start"
    return sys.executable, "-S", str(ROOT / "tests" / "tools" / "asking.py"), address


def python_for(*arguments: str | Path) -> tuple[str, ...]:
    """A file starts like anywhere; all else by the Python that is ready."""
    return ready() if arguments[0] in {"-c", "-m"} else (sys.executable,)


@dataclass(frozen=True)
class Database:
    """A data folder and, on PostgreSQL, the URL of a database beside it."""

    folder: Path
    url: str
    demo: bool = False

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs in order to work on this database."""
        ours = {"LEERLIJN_DATA": str(self.folder), "LEERLIJN_DATABASE_URL": self.url}
        world = {"LEERLIJN_DEMO": "yes" if self.demo else "no"}
        settings = {
            "DJANGO_SETTINGS_MODULE": "leerlijn.site.settings",
            "LEERLIJN_SECRET_KEY": "only for tests",
        }
        return {**os.environ, **settings, **world, **ours, "PYTHONPATH": str(ROOT)}

    def start(self, *arguments: str | Path, anew: bool = False, **options) -> subprocess.Popen:
        """A Python process of our own on this database, `anew` as at a user's; the caller ends it."""
        command = [*((sys.executable,) if anew else python_for(*arguments)), *arguments]
        return subprocess.Popen(command, env=self.environment, text=True, **options)

    def run(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """The same, and wait for it; output is kept."""
        command = [*python_for(*arguments), *arguments]
        return subprocess.run(
            command, env=self.environment, text=True, capture_output=True, check=False, **options
        )

    def leerlijn(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """A command of the product on this database."""
        return self.run("-m", "leerlijn.site.commands", *arguments, **options)


def on_server(url: str, statement: str, **names: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        quoted = {key: sql.Identifier(name) for key, name in names.items()}
        server.execute(sql.SQL(statement).format(**quoted))


def name_in(url: str) -> str:
    return urlsplit(url).path[1:]


@contextmanager
def created(server_url: str, folder: Path, *, of: Database | None = None) -> Iterator[Database]:
    """A database that is gone afterwards: empty, or a copy of one that nobody has open."""
    if of:
        shutil.copytree(of.folder, folder)
    else:
        folder.mkdir(parents=True)
    demo = bool(of and of.demo)
    if not server_url:
        yield Database(folder, "", demo)
        return
    name = f"leerlijn_{os.getpid()}_{next(counter)}"
    on_server(
        server_url,
        "CREATE DATABASE {name} TEMPLATE {of}",
        name=name,
        of=name_in(of.url) if of else "template0",
    )
    yield Database(folder, urlsplit(server_url)._replace(path=f"/{name}").geturl(), demo)
    on_server(server_url, "DROP DATABASE {name} WITH (FORCE)", name=name)


def after(database: Database, *command: str) -> Database:
    """The same database, once this command has done its work on it."""
    done = database.leerlijn(*command)
    assert not done.returncode, done.stderr
    return database


@pytest.fixture(scope="session")
def server_url() -> str:
    """The PostgreSQL of this run; empty on SQLite."""
    return os.environ.get("LEERLIJN_DATABASE_URL", "")


@pytest.fixture(scope="session")
def template(tmp_path_factory, server_url) -> Iterator[Database]:
    """A migrated database without a row, which nobody opens any more."""
    with created(server_url, tmp_path_factory.mktemp("template") / "data") as database:
        yield after(database, "migrate")


@pytest.fixture
def fresh_database(template, tmp_path, server_url) -> Iterator[Database]:
    """An empty migrated database of this test's own, which real processes can share."""
    with created(server_url, tmp_path / "data", of=template) as database:
        yield database


@pytest.fixture(scope="session")
def demo_template(template, tmp_path_factory, server_url) -> Iterator[Database]:
    """The demonstration world without the many around the people of the story, made once."""
    with created(
        server_url, tmp_path_factory.mktemp("demo") / "data", of=replace(template, demo=True)
    ) as database:
        yield after(database, "demo", "--size", "stories")


@pytest.fixture
def demo_database(demo_template, tmp_path, server_url) -> Iterator[Database]:
    """A demonstration world of this test's own."""
    with created(server_url, tmp_path / "demo", of=demo_template) as database:
        yield database
