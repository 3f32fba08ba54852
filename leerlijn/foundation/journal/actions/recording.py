"""Writing in the journal: `record` is its only door, `record_all` the same for many at once."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import connection, transaction

from leerlijn.foundation.journal.followers import tell
from leerlijn.foundation.journal.models import Entry, EntryDetail, Head
from leerlijn.kernel.chain import Link, canonical, committed, names_text, written

AT_ONCE = 5000
"""Subjects whose heads are raised in one statement; both databases take three times as many values."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: a pseudonym that stays, and names that can be erased. `channel`: how it came to us."""

    pseudonym: str
    name: str
    channel: str = "page"
    on_behalf_of: str = ""
    on_behalf_name: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written about one subject, e.g. `case:12`."""

    subject: str
    act: str
    payload: Mapping[str, object] = field(default_factory=dict)
    about: str = ""


def record(
    subject: str,
    act: str,
    *,
    by: Actor,
    at: datetime,
    payload: Mapping[str, object] | None = None,
    about: str = "",
) -> Entry:
    """The entry, written in the transaction of what it tells about: four statements.

    `payload` holds what was said and decided, as JSON can; it can be erased later. `subject`, `act`, `about`
    and the pseudonyms cannot, so no name and no word about a person belongs there. A rival on the same
    subject waits until this transaction ends.
    """
    return record_all([Written(subject, act, payload or {}, about)], by=by, at=at)[0]


def record_all(written: Sequence[Written], *, by: Actor, at: datetime) -> list[Entry]:
    """Many entries at once, in the order given, in four statements for each few thousand of them."""
    with transaction.atomic(savepoint=False):
        places = _raised(Counter(each.subject for each in written))
        entries, details = [], []
        for each in written:
            seq, prev = places[each.subject]
            entry, detail = _made(each, seq=seq + 1, prev=prev, by=by, at=at)
            places[each.subject] = entry.seq, entry.hash
            entries.append(entry)
            details.append(detail)
        Entry.objects.bulk_create(entries)
        EntryDetail.objects.bulk_create(details)
        _set(places)
        tell((entry.subject, entry.act, entry.pk) for entry in entries)
    return entries


def _made(what: Written, *, seq: int, prev: str, by: Actor, at: datetime) -> tuple[Entry, EntryDetail]:
    salt, name_salt = secrets.token_hex(16), secrets.token_hex(16)
    payload = canonical(what.payload)
    link = Link(
        subject=what.subject,
        seq=seq,
        at=written(at),
        pseudonym=by.pseudonym,
        on_behalf_of=by.on_behalf_of,
        channel=by.channel,
        act=what.act,
        about=what.about,
        commitment=committed(salt, payload),
        names=committed(name_salt, names_text(by.name, by.on_behalf_name)),
        prev=prev,
    )
    entry = Entry(**{**asdict(link), "at": at}, hash=link.hash)
    detail = EntryDetail(
        entry=entry,
        salt=salt,
        payload=payload,
        name_salt=name_salt,
        name=by.name,
        on_behalf_name=by.on_behalf_name,
    )
    return entry, detail


def _raised(counts: Mapping[str, int]) -> dict[str, tuple[int, str]]:
    """Takes the next places of each subject; returns the place and hash that stood there before.

    Raising is what takes the lock, always in the same order, so that rivals wait and never for each other.
    """
    before = {}
    subjects = sorted(counts)
    for start in range(0, len(subjects), AT_ONCE):
        some = subjects[start : start + AT_ONCE]
        values = [value for subject in some for value in (subject, counts[subject])]
        with connection.cursor() as cursor:
            cursor.execute(
                'INSERT INTO "journal_head" ("subject", "seq", "hash") VALUES '
                + ", ".join(["(%s, %s, '')"] * len(some))
                + ' ON CONFLICT ("subject") DO UPDATE SET "seq" = "journal_head"."seq" + excluded."seq"'
                ' RETURNING "subject", "seq", "hash"',
                values,
            )
            rows: Iterable[tuple[str, int, str]] = cursor.fetchall()
        before.update({subject: (seq - counts[subject], head) for subject, seq, head in rows})
    return before


def _set(places: Mapping[str, tuple[int, str]]) -> None:
    """Leaves each head at its newest entry; the rows are ours since they were raised."""
    Head.objects.bulk_create(
        [Head(subject=subject, seq=seq, hash=newest) for subject, (seq, newest) in places.items()],
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["hash"],
    )
