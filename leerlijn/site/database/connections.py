"""Connections to the database belong to the process that made them."""

from __future__ import annotations

from django.db import connections


def let_go() -> None:
    """Closes what this process has open, a pool and its threads too: before a fork, which would share it."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
