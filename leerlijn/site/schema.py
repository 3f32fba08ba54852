"""The tables and the triggers that guard them: bringing them up to date, and saying what is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from leerlijn.foundation.people import fulltext
from leerlijn.kernel.sentence import Said, Sentence

GUARDS = "leerlijn.foundation.journal.triggers"
triggers = import_module(GUARDS) if find_spec(GUARDS) else None
beside_the_tables = (triggers, fulltext) if triggers else (fulltext,)


def bring_up_to_date(connection: BaseDatabaseWrapper) -> None:
    """Drops our triggers and what search looks in, migrates, and puts them back.

    SQLite forgets a table's triggers when Django rebuilds the table, and one that names another table makes
    altering that one fail.
    """
    for kept in beside_the_tables:
        kept.drop(connection)
    call_command("migrate", database=connection.alias, interactive=False, verbosity=0, stdout=sys.stderr)
    for kept in beside_the_tables:
        kept.install(connection)


def out_of_date(connection: BaseDatabaseWrapper) -> Iterator[Said]:
    """What `leerlijn migrate` would put right."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Sentence("The tables are of an older version: run leerlijn migrate.")
        return
    for name in triggers.missing(connection) if triggers else ():
        yield Sentence("A guard of the database is missing: {trigger}. Run leerlijn migrate.", trigger=name)
    for name in fulltext.missing(connection):
        yield Sentence("What search looks in is missing: {name}. Run leerlijn migrate.", name=name)
