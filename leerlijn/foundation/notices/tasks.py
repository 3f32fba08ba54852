"""Work that follows the journal: what happened to a case is told to those it concerns."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.posting import let_rest
from leerlijn.foundation.notices.actions.telling import tell_about

A_WEEK = timedelta(weeks=1)


@task
def tell_parties(entries: list[int]) -> None:
    """`entries` are the keys of entries about cases; the moment of telling is that of the entry.

    Telling twice tells once, so a task that was cut off half-way may begin again.
    """
    for entry in Entry.objects.filter(pk__in=entries).select_related("detail").order_by("pk"):
        tell_about(entry)


@transaction.atomic
def tell_what_waits(*, at: datetime) -> None:
    """Tells at once all that waits to be told, in the order in which it happened.

    For a past that was made in one go: a worker tells in the order in which the parts of it were made. Its
    letters of more than a week ago went then.
    """
    waiting = DBTaskResult.objects.ready().filter(task_path=tell_parties.module_path)
    entries = {key for each in waiting for key in each.task_result.args[0]}
    for entry in Entry.objects.filter(pk__in=entries).select_related("detail").order_by("at", "pk"):
        tell_about(entry)
    waiting.delete()
    let_rest(before=at - A_WEEK)
