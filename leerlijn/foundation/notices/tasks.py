"""Work that follows the journal: what happened to a case is told to those it concerns."""

from __future__ import annotations

from django.tasks import task

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about


@task
def tell_parties(entries: list[int]) -> None:
    """`entries` are the keys of entries about cases; the moment of telling is that of the entry.

    Telling twice tells once, so a task that was cut off half-way may begin again.
    """
    for entry in Entry.objects.filter(pk__in=entries).order_by("pk"):
        tell_about(entry)
