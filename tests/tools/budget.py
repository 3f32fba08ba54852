"""How many statements a page may cost: the same number at one record and at three pages of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")


def statements(captured: CaptureQueriesContext) -> list[str]:
    """What was asked of the database, without the frame of its transactions."""
    asked = [query["sql"] for query in captured.captured_queries]
    return [statement for statement in asked if not statement.upper().startswith(FRAME)]


@contextmanager
def at_most(budget: int) -> Iterator[None]:
    """Fails when what happens inside asks the database more often than this."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = statements(captured)
    assert len(asked) <= budget, f"{len(asked)} statements, {budget} allowed:\n" + "\n".join(asked)
