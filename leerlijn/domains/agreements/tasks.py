"""What follows when somebody gets or loses a seat in a council."""

from __future__ import annotations

from django.tasks import task

from leerlijn.domains.agreements.actions.reading import keep_readers
from leerlijn.foundation.journal.models import Entry

SEATS = ("appoint", "end-membership")


@task
def read_along(entries: list[int]) -> None:
    """`entries` are the keys of entries about seats. A seat of a later day is for the clock.

    The moment is that of the newest entry there is: this may be done long after what it follows.
    """
    keep_readers(at=Entry.objects.latest("pk").at)
