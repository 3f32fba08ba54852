"""Whether the database keeps what it acknowledged: asked of the database itself, because settings can lie."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.database.embedded import SAFE_WITH_WAL

FULL, EXTRA = 2, 3
OLDEST_POSTGRESQL = 150_000


def weaknesses(connection: BaseDatabaseWrapper) -> list[Sentence]:
    """Everything that makes this database weaker than we promise; the product starts only with none."""
    judge = {"sqlite": of_sqlite, "postgresql": of_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        return list(judge(cursor))


def pragma(cursor: CursorWrapper, name: str) -> object:
    (value,) = cursor.execute(f"PRAGMA {name}").fetchone()
    return value


def is_in_memory(cursor: CursorWrapper) -> bool:
    """Whether there is no file at all, so nothing to keep."""
    return all(not file for _, name, file in cursor.execute("PRAGMA database_list") if name == "main")


def of_sqlite(cursor: CursorWrapper) -> Iterator[Sentence]:
    (version,) = cursor.execute("SELECT sqlite_version()").fetchone()
    mode = pragma(cursor, "journal_mode")
    if mode == "wal" and tuple(map(int, version.split("."))) < SAFE_WITH_WAL:
        yield Sentence(
            "SQLite {version} can damage a file in WAL mode; it needs 3.51.3 or newer.", version=version
        )
    if mode not in {"wal", "delete"} and not (mode == "memory" and is_in_memory(cursor)):
        yield Sentence(
            "SQLite keeps its journal as {mode}; only WAL or DELETE survives a power cut.", mode=str(mode)
        )
    if pragma(cursor, "synchronous") not in {FULL, EXTRA}:
        yield Sentence("SQLite does not wait for the disk: set synchronous to FULL.")
    if pragma(cursor, "foreign_keys") != 1:
        yield Sentence("SQLite does not check foreign keys: set foreign_keys to ON.")
    if pragma(cursor, "secure_delete") != 1:
        yield Sentence("SQLite leaves erased text in the file: set secure_delete to ON.")


def shown(cursor: CursorWrapper, name: str) -> str:
    cursor.execute("SELECT current_setting(%s)", [name])
    (value,) = cursor.fetchone()
    return str(value)


def of_postgresql(cursor: CursorWrapper) -> Iterator[Sentence]:
    version = shown(cursor, "server_version")
    if int(shown(cursor, "server_version_num")) < OLDEST_POSTGRESQL:
        yield Sentence("PostgreSQL {version} is too old; it needs 15 or newer.", version=version)
    for name in ("fsync", "full_page_writes"):
        if shown(cursor, name) != "on":
            yield Sentence("PostgreSQL does not wait for the disk: set {setting} to on.", setting=name)
    if shown(cursor, "synchronous_commit") == "off":
        yield Sentence("PostgreSQL acknowledges before it has written: set synchronous_commit to on.")
