"""Putting a backup back on an empty machine, or an export, and asking whether all of it came back."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, BinaryIO, cast

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from leerlijn.foundation.documents.queries import hashes_named
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.verification import verify
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup import manifest, rows
from leerlijn.site.backup.archive import MANIFEST, Archive, damaged, hash_of, manifest_of, undamaged
from leerlijn.site.backup.explained import names_in
from leerlijn.site.backup.forms import BACKUP, Form
from leerlijn.site.backup.keys import missing_keys, put_back
from leerlijn.site.backup.making import place_of
from leerlijn.site.backup.manifest import Manifest, read_from
from leerlijn.site.backup.room import no_room
from leerlijn.site.schema import beside_the_tables, bring_up_to_date

logger = logging.getLogger(__name__)

BEFORE_ANYBODY = {"django_migrations", "django_content_type", "auth_permission", *rows.LEFT_OUT}
"""Tables that have rows before anybody did anything."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and in `wrong` every sentence about what did not."""

    manifest: Manifest
    rows: int
    files: int
    entries: int
    missing_keys: Sequence[str]
    wrong: Sequence[Said]


def restore(source: Path, *, keys: Mapping[str, bytes], form: Form = BACKUP) -> Restored:
    """Everything in a copy of this form, and these keys, into a database and a folder that are empty.

    Raises Wrong with the sentence that says why not; then the database is as empty as before. Files come
    first: a restore that was cut off can simply be done again.
    """
    with form.opened(source) as archive:
        said = read(archive, form)
        refuse_what_is_newer(said, source)
        refuse_where_something_is(archive)
        refuse_what_is_damaged(archive, said)
        bring_back_files(archive, said)
        bring_back_rows(archive, said, keys)
    bring_up_to_date(connection)
    if settings.DEMO and said.ahead:
        clock.set_offset(timedelta(seconds=said.ahead))
    return looked_at(said)


def read(archive: Archive, form: Form) -> Manifest:
    data = manifest_of(archive)
    if not str(data.get("format", "")).startswith(form.family):
        raise Wrong(form.is_none(str(archive.filename)))
    if data["format"] != form.name:
        raise newer(str(archive.filename), str(data.get("product")))
    try:
        return read_from(data)
    except (KeyError, TypeError, AttributeError):
        raise damaged(archive, MANIFEST) from None


def newer(source: str, product: str) -> Wrong:
    return Wrong(
        Sentence(
            "{file} was made by version {newer} of Leerlijn, and this is {here}: install {newer} first.",
            file=source,
            newer=product,
            here=manifest.product_version(),
        )
    )


def refuse_what_is_newer(said: Manifest, source: Path) -> None:
    """By its number, or by a change of a table that is not known here."""
    known = MigrationExecutor(connection).loader.disk_migrations
    unknown = [name for room, names in said.schema.items() for name in names if (room, name) not in known]
    if unknown or numbers_of(said.product) > numbers_of(manifest.product_version()):
        raise newer(str(source), said.product)


def numbers_of(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def refuse_where_something_is(archive: Archive) -> None:
    """Nothing is ever written over. Files that the backup has too are of a restore that was cut off."""
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - BEFORE_ANYBODY):
            if table.startswith(NOT_OURS) or not has_rows(table):
                continue
            raise Wrong(
                Sentence(
                    "The database is not empty ({table} has rows): restore into an empty one, nothing is "
                    "written over.",
                    table=table,
                )
            )
    there = set(archive.namelist())
    if any(place_of(each) not in there for each in current_store().hashes()):
        raise Wrong(
            Sentence(
                "The folder {folder} is not empty: restore into an empty one, nothing is written over.",
                folder=current_store().where,
            )
        )


NOT_OURS = ("leerlijn_search_", "sqlite_")
"""What stands beside the tables; it is made anew from them."""


def has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")
        return bool(cursor.fetchone()[0])


def refuse_what_is_damaged(archive: Archive, said: Manifest) -> None:
    """Every byte is read before anything is written."""
    names = archive.namelist()
    known = {table_part(table): kept.sha256 for table, kept in said.tables.items()}
    for name in known:
        if name not in names:
            raise damaged(archive, name)
    changed = {place_of(each) for each in said.files.damaged}
    files = 0
    for name in names:
        found = hash_of(archive, name)
        if name.startswith("files/"):
            files += 1
            if found != hash_in(name) and name not in changed:
                raise damaged(archive, name)
        elif name in known and found != known[name]:
            raise damaged(archive, name)
    if files != said.files.count:
        raise damaged(archive, "files/")


def table_part(table: str) -> str:
    return f"tables/{table}.jsonl"


def hash_in(name: str) -> str:
    return name.removeprefix("files/").replace("/", "")


def bring_back_files(archive: Archive, said: Manifest) -> None:
    """One that was damaged when the backup was made does not come back: nobody handed that in."""
    store, damaged_before = current_store(), {place_of(each) for each in said.files.damaged}
    for name in archive.namelist():
        if name.startswith("files/") and name not in damaged_before:
            with archive.open(name) as content:
                store.keep(cast("BinaryIO", content))


def bring_back_rows(archive: Archive, said: Manifest, keys: Mapping[str, bytes]) -> None:
    """The tables as they were in the version of the backup, then every row, in one transaction.

    The keys come when nothing can refuse any more, and before the rows are there for good: when this is cut
    off, all of it can be done again.
    """
    make_tables(said)
    try:
        with transaction.atomic():
            for table, kept in said.tables.items():
                bring_back_table(archive, table, kept)
            connection.check_constraints()
            put_back(settings.DATA, keys)
    except DatabaseError as error:
        if no_room(error):
            raise
        logger.exception("the rows of the copy do not fit")
        raise Wrong(do_not_fit(type(error).__name__)) from error


def do_not_fit(kind: str) -> Sentence:
    """Without what the database says: that quotes what stands in rows."""
    return Sentence(
        "The rows of the copy do not fit this version ({kind}): the log says what the database said.",
        kind=kind,
    )


def make_tables(said: Manifest) -> None:
    """As the migrations of the backup make them, and no later one. What stands here has no rows."""
    for kept in beside_the_tables:
        kept.drop(connection)
    if manifest.schema() == said.schema:
        return
    drop_tables({*said.tables, *(table.name for table in rows.tables()), *BEFORE_ANYBODY})
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    wanted = {(room, name) for room, names in said.schema.items() for name in names}
    newest = [
        each
        for each in sorted(wanted)
        if not any(child.key[0] == each[0] and child.key in wanted for child in graph.node_map[each].children)
    ]
    executor.migrate(newest)


def drop_tables(names: Collection[str]) -> None:
    """Those of these that are there: a migration need not know its way back."""
    every = "CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in names:
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} {every}")


def bring_back_table(archive: Archive, table: str, kept: manifest.Rows) -> None:
    name = table_part(table)
    with archive.open(name) as part:
        with undamaged(archive, name):
            columns = names_in(json.loads(part.readline()))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        if rows.load(table, columns, read_lines(part)) != kept.rows:
            raise damaged(archive, name)
    if kept.next is not None:
        rows.go_on_from(table, kept.next)


def read_lines(part: IO[bytes]) -> Iterator[rows.Row]:
    for line in part:
        yield json.loads(line)


def looked_at(said: Manifest) -> Restored:
    """Asked of what is here now, not of the backup."""
    store, named = current_store(), set(hashes_named())
    bad = sorted(each for each in named if not store.is_intact(each))
    wrong: list[Said] = [did_not_come_back(each) for each in bad]
    here = manifest.journal()
    if (here.subjects, here.root) != (said.journal.subjects, said.journal.root):
        wrong.append(Sentence("The journal does not end where the copy says that it ended."))
    if broken := verify(known=said.journal.anchor):
        wrong.append(broken)
    return Restored(
        manifest=said,
        rows=said.rows,
        files=sum(1 for _ in store.hashes()),
        entries=said.tables["journal_entry"].rows,
        missing_keys=missing_keys(settings.DATA, said.keys),
        wrong=wrong,
    )


def did_not_come_back(file: str) -> Sentence:
    return Sentence("The file {file} did not come back.", file=file)
