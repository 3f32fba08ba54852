"""Taking a person out of the journal while every chain stays whole; always on the order of an entry."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from leerlijn.foundation.journal.models import Entry, EntryDetail


def erase_names(pseudonym: str, *, order: Entry) -> int:
    """Empties the names in everything that somebody did, or that was done on their behalf; how many."""
    theirs = Q(entry__pseudonym=pseudonym) | Q(entry__on_behalf_of=pseudonym)
    return (
        EntryDetail.objects.filter(theirs)
        .exclude(name_salt="")
        .update(name_salt="", name="", on_behalf_name="", erased_by=order)
    )


def erase_payloads(
    *, subjects: Collection[str] = (), about: str = "", but: Collection[str] = (), order: Entry
) -> int:
    """Empties what entries of these subjects, and entries about somebody, say; how many.

    What happened to the subjects of `but` stays, also where it is about them. The entry that orders it is
    `record`ed first, and stays itself.
    """
    which = Q(entry__subject__in=subjects) | (Q(entry__about=about) if about else Q(pk=None))
    return (
        EntryDetail.objects.filter(which)
        .exclude(Q(salt="") | Q(entry=order) | Q(entry__subject__in=but))
        .update(salt="", payload="", erased_by=order)
    )
