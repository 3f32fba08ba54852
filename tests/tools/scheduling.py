"""Who of the workers runs what: on each database every test once, file by file, on whichever worker is free.

Several workers share a database's tests because many tests wait: for processes, for a browser, for a term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from execnet import XSpec
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController, parse_tx_spec_config

ON = "LEERLIJN_TEST_ON"
DEMONSTRATION = ("tests/site/commands/test_demo.py", "tests/stories/browser/test_neighbours.py")
"""These share the demonstration world, which takes long to make."""


class ByFile(LoadScopeScheduling):
    """The tests of one database over its workers; what shares something that is made once stays together."""

    def __init__(self, config: pytest.Config, log: Producer, workers: int) -> None:
        super().__init__(config, log)
        self.numnodes = workers

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "the demonstration" if file in DEMONSTRATION else file


def databases_of(config: pytest.Config) -> list[str | None]:
    """On which database each worker runs; None where nobody said so."""
    return [XSpec(text).env.get(ON) for text in parse_tx_spec_config(config)]


class OnEachDatabase:
    """One schedule per database; to xdist they are one."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        workers = Counter(databases_of(config))
        self.halves = {database: ByFile(config, log, count) for database, count in workers.items()}

    def half_of(self, node: WorkerController) -> ByFile:
        return self.halves[node.gateway.spec.env[ON]]

    @property
    def nodes(self) -> list[WorkerController]:
        return [node for half in self.halves.values() for node in half.nodes]

    @property
    def collection_is_completed(self) -> bool:
        return all(half.collection_is_completed for half in self.halves.values())

    @property
    def tests_finished(self) -> bool:
        return all(half.tests_finished for half in self.halves.values())

    @property
    def has_pending(self) -> bool:
        return any(half.has_pending for half in self.halves.values())

    def add_node(self, node: WorkerController) -> None:
        self.half_of(node).add_node(node)

    def remove_node(self, node: WorkerController) -> str | None:
        return self.half_of(node).remove_node(node)

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        self.half_of(node).add_node_collection(node, collection)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        self.half_of(node).mark_test_complete(node, item_index, duration)

    def schedule(self) -> None:
        for half in self.halves.values():
            half.schedule()
