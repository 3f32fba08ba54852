"""What wants to know when something is written: tasks that the site ties to a kind of subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.tasks import Task

type Follower = Task[[list[int]], Any]
type Told = tuple[str, str, int]
"""Of an entry its subject, its act and its key."""


@dataclass(frozen=True, slots=True)
class Following:
    """`acts`: of which it wants to know; of all where there is none."""

    task: Follower
    acts: frozenset[str]

    def wants(self, act: str) -> bool:
        return not self.acts or act in self.acts


followers: dict[str, list[Following]] = defaultdict(list)


def follow(kind: str, task: Follower, *, acts: Iterable[str] = ()) -> None:
    """From now on entries of a subject `kind:…` enqueue this task with their keys, all of one act together.

    It is enqueued in the transaction of the entries: no entry, no task. Tying a task twice ties it once.
    """
    following = Following(task, frozenset(acts))
    if following not in followers[kind]:
        followers[kind].append(following)


def tell(written: Iterable[Told]) -> None:
    """Enqueues what follows these entries: one task per follower."""
    of_kind: defaultdict[str, list[Told]] = defaultdict(list)
    for told in written:
        of_kind[told[0].partition(":")[0]].append(told)
    for kind, entries in of_kind.items():
        for following in followers.get(kind, ()):
            if wanted := [key for _, act, key in entries if following.wants(act)]:
                following.task.enqueue(wanted)
