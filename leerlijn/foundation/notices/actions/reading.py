"""Marking one's own notices as read. It says nothing about a case, so the journal does not keep it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F

from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.people.models import Person


def count_unread(people: Collection[int]) -> None:
    """The counter of each anew, from what is there."""
    for person in people:
        unread = Notice.objects.filter(person=person, read_at=None).count()
        Person.objects.filter(pk=person).update(unread_notices=unread)


@transaction.atomic
def mark_as_read(person_id: int, *, up_to: int, at: datetime) -> int:
    """Everything up to the notice with this key, and no more: what came after it was not seen. How many."""
    unread = Notice.objects.filter(person=person_id, pk__lte=up_to, read_at=None)
    marked = unread.update(read_at=at)
    Person.objects.filter(pk=person_id).update(unread_notices=F("unread_notices") - marked)
    return marked
