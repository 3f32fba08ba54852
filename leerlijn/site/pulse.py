"""Whether the clock and the worker do their work: the one sends a beat every minute, the other answers it.

Beats are tasks like any other, so that they tell of the very way that letters and certificates go. They carry
real time: a demonstration may live on another day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Max, Min, Q
from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from leerlijn.site.backup.drill import LIMIT

LATE = timedelta(minutes=10)
"""Without a beat, or an answer, for so long, something stands still."""
KEPT = timedelta(days=7)
"""How long it is kept that work in the background was done; what failed is kept four times as long."""


class State(StrEnum):
    RUNNING = "running"
    BUSY = "busy"
    """One long task, such as a restore drill, keeps the others waiting."""
    STILL = "still"
    MISSING = "missing"
    """It never ran."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The last sign of life of one of the two, and how it is with it."""

    state: State
    last: datetime | None

    @property
    def is_alarm(self) -> bool:
        return self.state in {State.STILL, State.MISSING}


@dataclass(frozen=True, slots=True)
class Pulse:
    clock: Beat
    worker: Beat


@task
def answer() -> None:
    """That it was done is the answer."""


BEATS = Q(task_path=answer.module_path)


def beat(*, at: datetime) -> int:
    """Sends one, unless the one before still waits: then it is sent anew, so that they do not pile up."""
    if DBTaskResult.objects.ready().filter(BEATS).update(enqueued_at=at):
        return 0
    answer.enqueue()
    return 1


def forget_done(*, at: datetime) -> int:
    """Throws away what is known of old work, and all beats but those of the last hour; how many.

    What was begun that long ago and never ended was cut off with its worker.
    """
    done = Q(status=TaskResultStatus.SUCCESSFUL)
    old = Q(finished_at__lt=at - KEPT) & done | Q(finished_at__lt=at - 4 * KEPT)
    old |= Q(status=TaskResultStatus.RUNNING, started_at__lt=at - 4 * KEPT)
    old |= BEATS & done & Q(finished_at__lt=at - timedelta(hours=1))
    count, _ = DBTaskResult.objects.filter(old).delete()
    return count


def pulse(*, at: datetime) -> Pulse:
    """One statement."""
    running = Q(status=TaskResultStatus.RUNNING, started_at__gt=at - LIMIT)
    seen = DBTaskResult.objects.filter(BEATS | running).aggregate(
        sent=Max("enqueued_at", filter=BEATS),
        answered=Max("finished_at", filter=BEATS & Q(status=TaskResultStatus.SUCCESSFUL)),
        since=Min("started_at", filter=running & ~BEATS),
    )
    worker = _beat(seen["answered"], at)
    if worker.is_alarm and seen["since"]:
        worker = Beat(State.BUSY, seen["answered"])
    return Pulse(_beat(seen["sent"], at), worker)


def _beat(last: datetime | None, at: datetime) -> Beat:
    if last is None:
        return Beat(State.MISSING, None)
    return Beat(State.STILL if at - last > LATE else State.RUNNING, last)
