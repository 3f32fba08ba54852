"""What processes of their own do in the tests of races; Django must be set up before this is imported."""

import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connection, transaction

from leerlijn.foundation.journal import triggers
from leerlijn.foundation.journal.actions import Actor, Written, make_anchor, record, record_all, recording
from leerlijn.foundation.journal.models import EntryDetail, Head

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ACTOR = Actor(pseudonym="00aa11bb22cc33dd", name="Noor Voorbeeld", channel="command")


def prepare():
    """Three entries on one subject, and an anchor."""
    for act in ("open", "submit", "admit"):
        record("case:1", act, by=ACTOR, at=AT, payload={"act": act})
    make_anchor(date(2026, 11, 23), AT)


def tamper():
    """As somebody would who rules the database."""
    triggers.drop(connection)
    EntryDetail.objects.filter(entry__seq=2).update(payload='{"act":"withdraw"}')
    triggers.install(connection)


def write():
    """Called with the folder where rivals meet and how many: ten entries each on one subject."""
    meet()
    for _ in range(10):
        record("case:1", "step", by=ACTOR, at=AT)


def write_without_lock():
    """The control: whoever first reads the head and then writes takes the place of a rival."""
    recording._raised = heads_as_they_were_read
    write()


def heads_as_they_were_read(counts):
    found = dict.fromkeys(counts, (0, ""))
    with transaction.atomic():
        for head in Head.objects.filter(subject__in=counts):
            found[head.subject] = head.seq, head.hash
    time.sleep(0.02)
    return found


def write_many():
    """Called likewise: the same twenty subjects, in an order of its own."""
    place = meet()
    subjects = [f"person:{number}" for number in range(20)]
    ordered = subjects if place % 2 else subjects[::-1]
    for _ in range(5):
        record_all([Written(subject, "oblige") for subject in ordered], by=ACTOR, at=AT)


def anchor():
    """Called likewise: the anchor of one day."""
    meet()
    print(make_anchor(date(2026, 11, 24), AT).hash)


def meet():
    """Waits until all rivals are there; returns how many came before."""
    folder, how_many = Path(sys.argv[1]), int(sys.argv[2])
    before = len(list(folder.iterdir()))
    (folder / f"ready-{time.monotonic_ns()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)
    return before
