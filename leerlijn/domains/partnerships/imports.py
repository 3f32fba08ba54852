"""The partnerships of the brochure, with placeholders for the members that it does not name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


def shipped_partnerships() -> Mapping[str, Any]:
    text = (files("leerlijn.domains.partnerships") / "data" / "partnerships.json").read_text(encoding="utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data
