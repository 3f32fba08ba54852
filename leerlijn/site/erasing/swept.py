"""After an erasure is written: nothing of the rows of before stays behind in the files of the database."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from leerlijn.kernel.data_map import DataMap

PATIENCE = 2000
"""Milliseconds that we wait for whoever reads at that very moment."""


def sweep(known: DataMap) -> bool:
    """Whether all of it was swept now. Outside a transaction only."""
    return SWEEPING[connection.vendor](known)


def _on_sqlite(_: DataMap) -> bool:
    """Erased text was overwritten in the file (secure_delete); the log beside it still has the old pages."""
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            (is_busy, *_rest) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={before}")
    return not is_busy


def _on_postgresql(known: DataMap) -> bool:
    """Rows of before are only dead until a VACUUM takes them away; that of the database itself may wait."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model._meta.label in known.erasing:
                cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")
    return True


SWEEPING = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
