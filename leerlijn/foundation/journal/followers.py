"""What wants to know when something is written: tasks that the site ties to a kind of subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.tasks import Task

type Follower = Task[[list[int]], Any]

followers: dict[str, list[Follower]] = defaultdict(list)


def follow(kind: str, task: Follower) -> None:
    """From now on entries of a subject `kind:…` enqueue this task with their keys, all of one act together.

    It is enqueued in the transaction of the entries: no entry, no task. Tying a task twice ties it once.
    """
    if task not in followers[kind]:
        followers[kind].append(task)


def tell(written: Iterable[tuple[str, int]]) -> None:
    """Enqueues what follows these entries, each given as its subject and its key: one task per follower."""
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for subject, key in written:
        keys[subject.partition(":")[0]].append(key)
    for kind, entries in keys.items():
        for task in followers.get(kind, ()):
            task.enqueue(entries)
