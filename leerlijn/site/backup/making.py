"""Making a backup or an export while others write: the rows of one moment first, then the files.

A file never changes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils.timezone import localtime

from leerlijn.foundation.documents.kept import CHUNK
from leerlijn.foundation.documents.queries import hashes_named
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.export import at_one_moment
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.chain import written
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.backup import manifest
from leerlijn.site.backup.archive import MANIFEST, Archive, add, part_of
from leerlijn.site.backup.forms import BACKUP, Form
from leerlijn.site.backup.keys import hashes_of_keys
from leerlijn.site.backup.manifest import Files, Manifest, Rows
from leerlijn.site.backup.rows import Table, lines_of, next_number
from leerlijn.site.schema import out_of_date

type Moment = Callable[[], AbstractContextManager[None]]
type Told = Callable[[str], object]


def make_backup(
    target: Path,
    *,
    at: datetime,
    form: Form = BACKUP,
    moment: Moment = at_one_moment,
    told: Told = lambda _: None,
) -> Manifest:
    """The copy at `target` in this form, whole and on disk, and what it says of itself.

    `moment` is what holds still what is read inside it. `told` hears of each table when it is written. Raises
    Wrong where it cannot be made, and OSError, e.g. on a full disk; then there is no `target`.
    """
    for wrong in out_of_date(connection):
        raise Wrong(wrong)
    with form.written_whole(target) as archive:
        add(archive, "README.txt", form.readme.encode())
        with moment():
            kept = {table.name: _rows(archive, table, form, told) for table in form.tables()}
            schema, journal = manifest.schema(), manifest.journal()
            named, until = set(hashes_named()), newest_moment()
        said = Manifest(
            format=form.name,
            made_at=written(at) if form.is_of_here else until,
            product=manifest.product_version(),
            database=connection.vendor if form.is_of_here else "",
            schema=schema,
            tables=kept,
            files=_files(archive, named, form),
            journal=journal,
            keys=hashes_of_keys(settings.DATA) if form.is_of_here else {},
            ahead=round(clock.offset().total_seconds()),
        )
        add(archive, MANIFEST, json.dumps(said.as_data(), indent=1).encode())
    return said


def newest_moment() -> str:
    """Of the journal: an export says of itself no more than what is in it."""
    newest = Entry.objects.aggregate(at=Max("at"))["at"]
    return written(newest) if newest else ""


def _rows(archive: Archive, table: Table, form: Form, told: Told) -> Rows:
    how_many = -1  # the first line is no row
    with part_of(archive, f"tables/{table.name}.jsonl") as part:
        for each in lines_of(table, heading=form.heading(table), kept_as=form.kept_as(table)):
            part.write(each)
            how_many += 1
    told(table.name)
    return Rows(how_many, part.digest.hexdigest(), next_number(table))


def _files(archive: Archive, named: Collection[str], form: Form) -> Files:
    """All that is there now: what came after the rows were read is in a backup too, and harms nobody."""
    store, there, size, changed = current_store(), set[str](), 0, list[str]()
    for each in store.hashes():
        if each not in named and not form.is_of_here:
            continue
        digest = hashlib.sha256()
        with store.open(each) as content, part_of(archive, place_of(each), packed=False) as part:
            while chunk := content.read(CHUNK):
                part.write(chunk)
                digest.update(chunk)
        there.add(each)
        size += part.size
        if digest.hexdigest() != each:
            changed.append(each)
    return Files(len(there), size, sorted(set(named) - there), sorted(changed))


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
