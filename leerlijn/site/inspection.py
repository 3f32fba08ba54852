"""What is wrong with this installation, in sentences: asked by `check`, and by `serve` before it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from leerlijn.foundation.people.queries import accounts_of_real_people
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.site.database.strength import weaknesses
from leerlijn.site.schema import out_of_date

SHOWN = 5
"""Names in one sentence."""

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


def demonstration_stands_alone() -> Iterator[Said]:
    """Where anybody may enter as anybody, there are no real people."""
    if not settings.DEMO:
        return
    names: tuple[str, ...] = ()
    with suppress(DatabaseError):  # without the tables of this version: another inspection says so
        names = tuple(accounts_of_real_people().order_by("name").values_list("name", flat=True)[:SHOWN])
    if names:
        yield Sentence(
            "This is a demonstration (LEERLIJN_DEMO), but these accounts belong to real people: {names}.",
            names=names,
        )


INSPECTIONS: tuple[Inspection, ...] = (
    database_keeps_what_it_acknowledged,
    tables_are_up_to_date,
    framework_has_no_complaints,
    demonstration_stands_alone,
)


def complaints() -> list[Said]:
    """Everything that is wrong, in the order in which it is best put right."""
    return [said for inspection in INSPECTIONS for said in inspection()]
