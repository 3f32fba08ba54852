"""What processes of their own do in the tests of backups; Django must be set up before this is imported."""

from __future__ import annotations

import io
import os
import secrets
import signal
import sys
import time
from contextlib import nullcontext
from itertools import count
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.export import at_one_moment
from leerlijn.foundation.notices.actions.feeds import make_feed
from leerlijn.foundation.notices.models import Feed
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.actions.accounts import open_account
from leerlijn.foundation.people.actions.tokens import make_token
from leerlijn.foundation.people.models import Person, Token
from leerlijn.kernel.verdict import granted
from leerlijn.site.backup.making import make_backup
from tests.stories.world import AT, SETTING_UP, build

WRITERS = 8
PATIENCE = 60


def prepare() -> None:
    """A university with a dossier that was handed in: files, rounds and their keys, a journal."""
    build().sealed()
    for number in range(3):
        keep_another(f"before everybody {number}")


def write() -> None:
    """Until it is ended: a file, and in one transaction its row and its entry in the journal."""
    for number in count():
        keep_another(f"{sys.argv[1]} {number}")


def keep_another(said: str) -> None:
    by = Person.objects.order_by("pk").first()
    store_document(io.BytesIO(said.encode()), name="plan.txt", by=by, actor=SETTING_UP, at=AT)


def back_up() -> None:
    """A backup in the midst of writers, each of whom writes on between the first table and the last."""
    make_backup(Path(sys.argv[1]), at=timezone.now(), moment=at_one_moment, told=let_them_write)


def back_up_without_a_moment() -> None:
    """The control: every table as it is when its turn comes."""
    make_backup(Path(sys.argv[1]), at=timezone.now(), moment=nullcontext, told=let_them_write)


def let_them_write(table: str) -> None:
    if table == "documents_document":
        before, until = kept(), time.monotonic() + PATIENCE
        while kept() < before + 2 * WRITERS and time.monotonic() < until:
            time.sleep(0.01)


def kept() -> int:
    return sum(1 for _ in current_store().hashes())


def die_halfway() -> None:
    make_backup(Path(sys.argv[1]), at=timezone.now(), told=lambda _: os.kill(os.getpid(), signal.SIGKILL))


def lose_a_file() -> None:
    """As a disk does."""
    first, second, *_ = current_store().hashes()
    (settings.DATA / "files" / first[:2] / first[2:]).unlink()
    (settings.DATA / "files" / second[:2] / second[2:]).write_bytes(b"changed")
    print(first, second)


def keep_of_size() -> None:
    """A large file, as nobody can pack it smaller."""
    current_store().keep(io.BytesIO(secrets.token_bytes(int(sys.argv[1]))))


def come_in_every_way() -> None:
    """A password, a token, the address of a feed: what lets somebody in, as its row keeps it."""
    person = Person.objects.order_by("pk").first()
    opened = granted(open_account("somebody", person, by=SETTING_UP, at=AT))
    make_token(person, by=SETTING_UP, at=AT)
    make_feed(person.pk, by=SETTING_UP, at=AT)
    kept = [opened.account.password, Token.objects.get().digest, Feed.objects.get().digest]
    for nonce, digest in Invitation.objects.values_list("nonce", "digest"):
        kept += [nonce, digest]
    print(*kept)
