"""Entries that only ever grow, what can be erased beside them, the newest of each subject, and daily anchors.

Triggers (`triggers.py`) keep this so against anything that goes round our code.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """One thing that happened to a subject (`case:12`), by and about pseudonyms. See `kernel.chain.Link`."""

    subject = models.CharField(max_length=120)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    pseudonym = models.CharField(max_length=16, blank=True)
    on_behalf_of = models.CharField(max_length=16, blank=True)
    channel = models.CharField(max_length=10)
    act = models.CharField(max_length=80)
    about = models.CharField(max_length=120, blank=True)
    commitment = models.CharField(max_length=64)
    names = models.CharField(max_length=64)
    prev = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("subject", "seq", name="entry_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(seq=1, prev="") | Q(seq__gt=1) & ~Q(prev=""), name="entry_follows_another"
            ),
        ]
        indexes: ClassVar = [
            models.Index("about", "id", name="entry_by_about", condition=~Q(about="")),
            models.Index("pseudonym", "id", name="entry_by_actor", condition=~Q(pseudonym="")),
            models.Index("on_behalf_of", name="entry_by_giver", condition=~Q(on_behalf_of="")),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.seq}"


class EntryDetail(models.Model):
    """What an entry's two commitments are of. Emptied, never deleted, and only by an entry that orders it."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="detail")
    salt = models.CharField(max_length=32, blank=True)
    payload = models.TextField(blank=True)
    name_salt = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=300, blank=True)
    on_behalf_name = models.CharField(max_length=300, blank=True)
    erased_by = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="erases")


class Head(models.Model):
    """The newest entry of a subject: raised before an entry is written, so that two never take one place."""

    subject = models.CharField(max_length=120, primary_key=True)
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.subject} {self.seq}"


class Anchor(models.Model):
    """What the journal was on a day. `root` covers each head that moved since the anchor before, `prev`."""

    day = models.DateField(unique=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    prev = models.CharField(max_length=64, blank=True, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(hash=F("prev")), name="anchor_follows_another")
        ]

    def __str__(self) -> str:
        return self.day.isoformat()


class Anchoring(models.Model):
    """This entry was the newest of its subject when the anchor was made."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="anchoring")
    anchor = models.ForeignKey(Anchor, models.PROTECT, related_name="anchorings")
