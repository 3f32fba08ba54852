"""What is wrong with this installation, in sentences: asked by `check`, and by `serve` before it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.core import checks
from django.db import connection

from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.database.strength import weaknesses
from leerlijn.site.schema import out_of_date

type Inspection = Callable[[], Iterable[Said]]


def database_keeps_what_it_acknowledged() -> Iterable[Said]:
    return weaknesses(connection)


def tables_are_up_to_date() -> Iterable[Said]:
    return out_of_date(connection)


def framework_has_no_complaints() -> Iterator[Said]:
    """Django's own checks of models, addresses and settings."""
    for complaint in checks.run_checks(include_deployment_checks=False):
        if complaint.level >= checks.ERROR:
            yield Sentence("Django says: {complaint}", complaint=str(complaint))


INSPECTIONS: tuple[Inspection, ...] = (
    database_keeps_what_it_acknowledged,
    tables_are_up_to_date,
    framework_has_no_complaints,
)


def complaints() -> list[Said]:
    """Everything that is wrong, in the order in which it is best put right."""
    return [said for inspection in INSPECTIONS for said in inspection()]
