"""The server as a whole: it answers soon, mends itself, and ends when it is told to."""

import os
import signal
import time
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.tools.databases import created
from tests.tools.serving import PATIENCE, children, served

ALTER = """
import django; django.setup()
from django.db import connection
connection.cursor().execute("ALTER TABLE {}")
"""
pytestmark = pytest.mark.races


def answer(address):
    """Status and text, or nothing while nobody answers."""
    try:
        with urlopen(address, timeout=2) as response:
            return response.status, response.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()
    except (URLError, OSError):
        return None


def until(wanted, *, within):
    end = time.monotonic() + within
    while not wanted():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def test_it_can_write_mends_itself_and_ends_with_all_it_started(fresh_database):
    with served(fresh_database, anew=True) as server:
        assert answer(f"{server.address}/readyz") == (200, "ready\n")
        first = children(server.process.pid)
        assert len(first) == 3
        for child in first:
            os.kill(child, signal.SIGKILL)
        until(lambda: not set(first) & set(children(server.process.pid)), within=10)
        until(lambda: answer(f"{server.address}/livez") == (200, "alive\n"), within=15)
        time.sleep(1)
        of_all = children(server.process.pid)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(15) == 0
        assert [child for child in of_all if os.path.exists(f"/proc/{child}")] == []


@pytest.fixture(scope="module")
def running(template, tmp_path_factory, server_url):
    """A server for those who leave it as it is, and its database."""
    with (
        created(server_url, tmp_path_factory.mktemp("served") / "data", of=template) as database,
        served(database) as server,
    ):
        yield server, database


def test_a_server_that_cannot_write_says_so(running):
    server, database = running
    assert answer(f"{server.address}/readyz")[0] == 200
    with no_writing(database):
        until(lambda: answer(f"{server.address}/readyz")[0] == 503, within=30)
        assert answer(f"{server.address}/livez") == (200, "alive\n")
    until(lambda: answer(f"{server.address}/readyz")[0] == 200, within=30)


@contextmanager
def no_writing(database):
    """The table of sessions under another name: every write fails at once."""
    there, back = "django_session RENAME TO away", "away RENAME TO django_session"
    assert not database.run("-c", ALTER.format(there)).returncode
    yield
    assert not database.run("-c", ALTER.format(back)).returncode


def test_a_port_that_is_taken_is_named_at_once(running):
    server, database = running
    port = server.address.rsplit(":", 1)[1]
    second = database.leerlijn("serve", "--port", port, timeout=PATIENCE)
    assert second.returncode == 1
    assert second.stdout == f"We cannot listen on 127.0.0.1:{port}: choose another with --port or --host.\n"
