"""Making a backup while others write: the rows of one moment first, then the files, which never change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from leerlijn.foundation.documents.queries import hashes_named
from leerlijn.foundation.documents.store import CHUNK, current_store
from leerlijn.foundation.journal.export import at_one_moment
from leerlijn.kernel.chain import written
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup import manifest
from leerlijn.site.backup.archive import MANIFEST, add, part_of, written_whole
from leerlijn.site.backup.keys import hashes_of_keys
from leerlijn.site.backup.manifest import Files, Manifest, Rows
from leerlijn.site.backup.rows import Table, lines_of, next_number, tables
from leerlijn.site.schema import out_of_date

README = """This is a backup of Leerlijn, made by `leerlijn backup`. / Dit is een back-up van Leerlijn.

Put it back on an empty machine with the same or a newer version of Leerlijn: leerlijn restore FILE
Zet hem terug op een lege machine met dezelfde of een nieuwere versie:        leerlijn restore BESTAND

manifest.json   what is in it, of which moment and version / wat erin zit, van welk moment en welke versie
tables/         one line of JSON per row, the names of the columns first / een regel JSON per rij
files/          every file under its SHA-256, two characters as folder / elk bestand onder zijn SHA-256

The keys are not in it. / De sleutels zitten er niet in.
"""

type Moment = Callable[[], AbstractContextManager[None]]
type Told = Callable[[str], object]


def make_backup(
    target: Path, *, at: datetime, moment: Moment = at_one_moment, told: Told = lambda _: None
) -> Manifest:
    """The backup at `target`, whole and on disk, and what it says of itself.

    `moment` is what holds still what is read inside it. `told` hears of each table when it is written. Raises
    Wrong where it cannot be made, and OSError, e.g. on a full disk; then there is no file `target`.
    """
    for wrong in out_of_date(connection):
        raise Wrong(wrong)
    with written_whole(target) as archive:
        add(archive, "README.txt", README.encode())
        with moment():
            kept = {table.name: _rows(archive, table, told) for table in tables()}
            schema, journal = manifest.schema(), manifest.journal()
            named = set(hashes_named())
        said = Manifest(
            format=manifest.FORMAT,
            made_at=written(at),
            product=manifest.product_version(),
            database=connection.vendor,
            schema=schema,
            tables=kept,
            files=_files(archive, named),
            journal=journal,
            keys=hashes_of_keys(settings.DATA),
            ahead=round(clock.offset().total_seconds()),
        )
        add(archive, MANIFEST, json.dumps(said.as_data(), indent=1).encode())
    return said


def _rows(archive: ZipFile, table: Table, told: Told) -> Rows:
    how_many = -1  # the first line is no row
    with part_of(archive, f"tables/{table.name}.jsonl") as part:
        for each in lines_of(table):
            part.write(each)
            how_many += 1
    told(table.name)
    return Rows(how_many, part.digest.hexdigest(), next_number(table.name))


def _files(archive: ZipFile, named: Iterable[str]) -> Files:
    """All that is there now: what came after the rows were read is in it too, and harms nobody."""
    store, there, size, changed = current_store(), set[str](), 0, list[str]()
    for each in store.hashes():
        digest = hashlib.sha256()
        with store.open(each) as content, part_of(archive, place_of(each), packed=False) as part:
            while chunk := content.read(CHUNK):
                part.write(chunk)
                digest.update(chunk)
        there.add(each)
        size += part.size
        if digest.hexdigest() != each:
            changed.append(each)
    return Files(len(there), size, sorted(set(named) - there), changed)


def place_of(file: str) -> str:
    return f"files/{file[:2]}/{file[2:]}"


def name_at(at: datetime) -> str:
    """A name by the moment, so that the newest is the last."""
    return f"leerlijn-{localtime(at):%Y%m%d-%H%M%S}.zip"


def shortcomings(*, lost: Sequence[str], damaged: Sequence[str]) -> list[Sentence]:
    """What is not in a backup as it should be."""
    gone = Sentence("These files are named by rows and are not there: {files}.", files=tuple(lost))
    changed = Sentence(
        "These files were changed on disk and are no longer what was handed in: {files}.",
        files=tuple(damaged),
    )
    return [said for said, files in ((gone, lost), (changed, damaged)) if files]
