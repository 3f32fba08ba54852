"""Work that follows the journal: what happened to a case is told to those it concerns."""

from __future__ import annotations

from django.tasks import task

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about


@task
def tell_parties(entry: int) -> None:
    """`entry` is the key of an entry about a case; the moment of telling is that of the entry."""
    tell_about(Entry.objects.get(pk=entry))
