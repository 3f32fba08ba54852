"""What wants to know when something is written: tasks that the site ties to a kind of subject."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.tasks import Task

type Follower = Task[[int], Any]

followers: dict[str, list[Follower]] = defaultdict(list)


def follow(kind: str, task: Follower) -> None:
    """From now on every entry of a subject `kind:…` enqueues this task with the entry's key.

    It is enqueued in the transaction of the entry: no entry, no task. Tying the same task twice ties it once.
    """
    if task not in followers[kind]:
        followers[kind].append(task)


def tell(subject: str, entry: int) -> None:
    """Enqueues what follows this kind of subject."""
    for task in followers.get(subject.partition(":")[0], ()):
        task.enqueue(entry)
