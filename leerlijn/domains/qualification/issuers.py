"""The universities that accept each other's certificates, by the codes of HR, and which codes are ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Issuers:
    """`own` are the codes of this university: its certificates from before this product are its own.

    `itself` is the one of them under which it enters what it gives today.
    """

    names: Mapping[str, Text]
    own: frozenset[str]
    itself: str

    def named(self, code: str) -> Text:
        return self.names.get(code, Text(nl=code, en=code))


@cache
def issuers() -> Issuers:
    path = files("leerlijn.domains.qualification") / "data" / "issuers.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    names = {code: Text(**name) for code, name in data["names"].items()}
    return Issuers(names, frozenset(data["own"]), data["itself"])
