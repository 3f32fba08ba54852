"""Fresh databases for tests with real processes: copies of a migrated template, file or server."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
counter = itertools.count(1)


@dataclass(frozen=True)
class Database:
    """A data folder and, on PostgreSQL, the URL of a database beside it."""

    folder: Path
    url: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs in order to work on this database."""
        ours = {"LEERLIJN_DATA": str(self.folder), "LEERLIJN_DATABASE_URL": self.url}
        settings = {
            "DJANGO_SETTINGS_MODULE": "leerlijn.site.settings",
            "LEERLIJN_SECRET_KEY": "only for tests",
        }
        return {**os.environ, **settings, **ours, "PYTHONPATH": str(ROOT)}

    def start(self, *arguments: str | Path, **options) -> subprocess.Popen:
        """A Python process of our own on this database; the caller ends it."""
        return subprocess.Popen([sys.executable, *arguments], env=self.environment, text=True, **options)

    def run(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """The same, and wait for it; output is kept."""
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            text=True,
            capture_output=True,
            check=False,
            **options,
        )

    def leerlijn(self, *arguments: str | Path, **options) -> subprocess.CompletedProcess:
        """A command of the product on this database."""
        return self.run("-m", "leerlijn.site.commands", *arguments, **options)


def on_server(url: str, statement: str, **names: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        quoted = {key: sql.Identifier(name) for key, name in names.items()}
        server.execute(sql.SQL(statement).format(**quoted))


def named(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def migrated(database: Database) -> Database:
    done = database.leerlijn("migrate")
    assert not done.returncode, done.stderr
    return database


@pytest.fixture(scope="session")
def server_url() -> str:
    """The PostgreSQL of this run; empty on SQLite."""
    return os.environ.get("LEERLIJN_DATABASE_URL", "")


@pytest.fixture(scope="session")
def template(tmp_path_factory, server_url) -> Iterator[Database]:
    """An empty migrated database that nobody opens any more, so that it can be copied."""
    folder = tmp_path_factory.mktemp("template") / "data"
    folder.mkdir()
    if not server_url:
        yield migrated(Database(folder, ""))
        return
    name = f"leerlijn_template_{os.getpid()}"
    on_server(server_url, "CREATE DATABASE {name}", name=name)
    yield migrated(Database(folder, named(server_url, name)))
    on_server(server_url, "DROP DATABASE {name} WITH (FORCE)", name=name)


@pytest.fixture
def fresh_database(template, tmp_path, server_url) -> Iterator[Database]:
    """An empty migrated database of this test's own, which real processes can share."""
    folder = tmp_path / "data"
    shutil.copytree(template.folder, folder)
    if not server_url:
        yield Database(folder, "")
        return
    name = f"leerlijn_{os.getpid()}_{next(counter)}"
    of_template = urlsplit(template.url).path[1:]
    on_server(server_url, "CREATE DATABASE {name} TEMPLATE {of}", name=name, of=of_template)
    yield Database(folder, named(server_url, name))
    on_server(server_url, "DROP DATABASE {name} WITH (FORCE)", name=name)
