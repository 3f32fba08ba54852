"""The database beside us: PostgreSQL, through a pool of connections."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict

POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def grown(url: str) -> dict[str, Any]:
    """Django's settings for the database at postgresql://user:password@host:port/name?option=value."""
    said = conninfo_to_dict(url)
    options: dict[str, Any] = {
        key: value for key, value in said.items() if key not in {"dbname", "user", "password", "host", "port"}
    }
    options["pool"] = dict(POOL)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": said.get("dbname", "leerlijn"),
        "USER": said.get("user", ""),
        "PASSWORD": said.get("password", ""),
        "HOST": said.get("host", ""),
        "PORT": said.get("port", ""),
        "OPTIONS": options,
    }
