"""A later edition to test with: 1.2 is split in two, 1.5 is dropped, 5.4 is new, the rest is as it was."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from leerlijn.foundation.frameworks.imports import shipped_framework


def edition_2027(**said: Any) -> Mapping[str, Any]:
    data: dict[str, Any] = copy.deepcopy(dict(shipped_framework("utq-2017")))
    codes = [part["code"] for competence in data["competences"] for part in competence["criteria"]]
    first, last = data["competences"][0], data["competences"][-1]
    whole = next(part for part in first["criteria"] if part["code"] == "1.2")
    kept = [part for part in first["criteria"] if part["code"] not in {"1.2", "1.5"}]
    first["criteria"] = [*kept, {**whole, "code": "1.2a"}, {**whole, "code": "1.2b"}]
    last["criteria"] = [*last["criteria"], {**last["criteria"][0], "code": "5.4"}]
    becomes = {**{code: [code] for code in codes}, "1.2": ["1.2a", "1.2b"], "1.5": []}
    continues = {"edition": "2017", "criteria": becomes}
    return {**data, "edition": "2027", "starts_on": "2026-11-01", "continues": continues, **said}
