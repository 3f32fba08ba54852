"""The harness: both databases, real processes, a real browser; loading a field lazily is an error."""

from __future__ import annotations

import gc
import os
import shutil
import zlib

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import query
from django.db.models.fetch_modes import FETCH_RAISE
from django.urls import get_resolver

from leerlijn.site.schema import beside_the_tables
from tests.settings import KEPT_BY
from tests.tools.scheduling import ON, OnEachDatabase, databases_of

pytest_plugins = ["tests.tools.databases", "tests.tools.browser", "tests.tools.object_storage"]

query.DEFAULT_FETCH_MODE = FETCH_RAISE

get_resolver().url_patterns  # noqa: B018  # what views declare is known before any test puts it aside
DATABASE_FIXTURES = {"db", "transactional_db", "template"}


def needs_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


def belongs_here(item: pytest.Item, database: str) -> bool:
    """What needs a database runs on both; what needs none runs once, half of it on either side."""
    if only := item.get_closest_marker("only_on"):
        return database in only.args
    turn = zlib.crc32(item.nodeid.encode()) % 2
    return needs_database(item) or turn == ("sqlite", "postgresql").index(database)


def skip_what_belongs_elsewhere(item: pytest.Item) -> None:
    only = item.get_closest_marker("only_on")
    if only and connection.vendor not in only.args:
        item.add_marker(pytest.mark.skip(f"runs on {' and '.join(only.args)} only: make test runs it there"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return OnEachDatabase(config, log) if all(databases_of(config)) else None


def takes_long(item: pytest.Item) -> bool:
    """What waits for processes; begun first, it does not keep one worker busy while all others are done."""
    return bool(item.get_closest_marker("races"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if ON in os.environ and hasattr(config, "workerinput"):
        items[:] = [item for item in items if belongs_here(item, os.environ[ON])]
        items.sort(key=takes_long, reverse=True)
    for item in items:
        skip_what_belongs_elsewhere(item)


def pytest_collection_finish():
    """What was loaded stays: nobody looks through it for what can be thrown away, seldom through the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def database_name() -> str:
    version = ".".join(map(str, connection.get_database_version()))
    return f"{connection.display_name} {version}"


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["database"] = session.config.stash.get(RAN_ON, "no database")


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, tmp_path_factory):
    """What is made under this is there for every test of a file, and gone after the last; its files too."""
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setattr(settings, "DATA", tmp_path_factory.mktemp("data"))
        yield
        transaction.set_rollback(True)


RAN_ON = pytest.StashKey[str]()
ran: dict[str, str] = {}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    with django_db_blocker.unblock():
        request.config.stash[RAN_ON] = database_name()
        for kept in beside_the_tables:
            kept.install(connection)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    ran[node.gateway.id] = getattr(node, "workeroutput", {}).get("database", "a worker that died")


def pytest_terminal_summary(terminalreporter):
    """What ran where, so that nothing is left out in silence."""
    for worker, database in sorted(ran.items()):
        reports = [
            report
            for outcome in ("passed", "failed", "skipped", "error")
            for report in terminalreporter.getreports(outcome)
            if getattr(report, "worker_id", None) == worker
        ]
        outcomes = {
            kind: sum(report.outcome == kind for report in reports)
            for kind in ("passed", "failed", "skipped")
        }
        counts = ", ".join(f"{count} {kind}" for kind, count in outcomes.items())
        terminalreporter.write_line(f"{worker} on {database}: {counts}")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[KEPT_BY], ignore_errors=True)
