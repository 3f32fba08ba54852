"""Stores a file and is killed at a chosen moment, in a real process; then says which rows lost their file.

Run as `python -m tests.foundation.documents.dying` with LEERLIJN_DATA naming an empty folder; prints JSON:
order of writing → moment of death → [killed, rows, rows without their file].
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "leerlijn.site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first
from django.db import connection  # noqa: E402

from leerlijn.foundation.documents.actions import store_document  # noqa: E402
from leerlijn.foundation.documents.models import Document  # noqa: E402
from leerlijn.foundation.documents.queries import damaged_documents  # noqa: E402
from leerlijn.foundation.documents.store import current_store  # noqa: E402
from leerlijn.foundation.journal.actions import Actor  # noqa: E402
from leerlijn.foundation.people.models import Person  # noqa: E402
from tests.tools.forking import let_go  # noqa: E402

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TEXT = b"a line of text\n" * 200_000
HASH = hashlib.sha256(TEXT).hexdigest()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DiesWhileCopied(io.BytesIO):
    """Kills the process at the second large piece: the store reads those, the check reads smaller ones."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size == 1 << 20 and self.tell():
            die()
        return super().read(size)


def die_at(event: str, part: str) -> None:
    sys.addaudithook(lambda name, args: die() if name == event and part in str(args[0]) else None)


def die_before(statement: str) -> None:
    def execute(run, sql, parameters, many, context):
        return die() if sql.startswith(statement) else run(sql, parameters, many, context)

    connection.execute_wrappers.append(execute)


MOMENTS: dict[str, Callable[[], None]] = {
    "while copying": lambda: None,
    "before the rename": lambda: die_at("os.rename", "files/incoming"),
    "after the rename": lambda: die_at("open", f"files/{HASH[:2]}"),
    "before the row": lambda: die_before('INSERT INTO "documents_document"'),
    "before the entry": lambda: die_before('INSERT INTO "journal'),
    "never": lambda: None,
}


def file_first(content: io.BytesIO, by: Person) -> None:
    actor = Actor(pseudonym=by.pseudonym, name=by.name, channel="command")
    store_document(content, name="notes.txt", by=by, actor=actor, at=AT)


def row_first(content: io.BytesIO, by: Person) -> None:
    """The control: what goes wrong when the row is there before the file."""
    Document.objects.create(hash=HASH, size=len(TEXT), kind="text/plain", name="n.txt", made_at=AT, owner=by)
    current_store().keep(content)


def dies(order: Callable[[io.BytesIO, Person], None], moment: str, by: Person) -> bool:
    """Whether the child that stored a file was killed; every other failure is an error here."""
    let_go()
    child = os.fork()
    if child == 0:
        MOMENTS[moment]()
        order((DiesWhileCopied if moment == "while copying" else io.BytesIO)(TEXT), by)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not killed and status:
        raise RuntimeError(f"the child failed at {moment!r}: {status}")
    return killed


def main() -> None:
    call_command("migrate", verbosity=0)
    by = Person.objects.create(given_name="Noor", family_name="Voorbeeld")
    found: dict[str, dict[str, list[int | bool]]] = {}
    for order in (file_first, row_first):
        for moment in MOMENTS:
            Document.objects.all().delete()
            for path in current_store().root.glob("??/*"):
                path.unlink()
            killed = dies(order, moment, by)
            lost = len(list(damaged_documents()))
            found.setdefault(order.__name__, {})[moment] = [killed, Document.objects.count(), lost]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
