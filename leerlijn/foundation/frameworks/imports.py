"""The frameworks that come with the product, read from `data/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

EDITIONS = ("utq-2010", "utq-2017", "act-2026")


def shipped_framework(name: str) -> Mapping[str, Any]:
    """The content of one file, e.g. `utq-2017`, in the shape that `actions.publish_framework` takes."""
    text = (files("leerlijn.foundation.frameworks") / "data" / f"{name}.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def shipped_frameworks() -> tuple[Mapping[str, Any], ...]:
    """All of them, the oldest first."""
    return tuple(shipped_framework(name) for name in EDITIONS)
