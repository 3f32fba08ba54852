"""What the people of the demonstration wrote: agendas, advice, agreements, and what talks brought."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

_said: Mapping[str, Any] = json.loads(
    (files("leerlijn.domains.agreements.demo") / "texts.json").read_text(encoding="utf-8")
)

CHECKED: list[str] = _said["checked"]
"""Everything on the check list of the board."""
TALKS: Mapping[str, str] = _said["talks"]
"""Outcomes, one on each line."""
AGENDAS: Mapping[str, tuple[str, str]] = _said["agendas"]
"""Per programme its actions for 2018 and its ambitions."""
ADVICE: Mapping[str, list[tuple[str, str, str]]] = _said["advice"]
"""Per programme the points of the advice, each with its reply and why."""
AGREEMENTS: Mapping[str, tuple[str, str]] = _said["agreements"]
"""Per faculty its agreement and the grounds for 2018; under NU and outline those of the institution."""


YEAR = re.compile(r"\b20[12][0-9]\b")


def years_later(text: str, ahead: int) -> str:
    """The same in a later round: every year in it comes so many years later."""
    return YEAR.sub(lambda found: str(int(found[0]) + ahead), text)
