"""The grounds on which somebody can be exempted, edition by edition, as the pages of the UTQ give them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

GROUNDS = Setting(
    "utq-exemption.grounds",
    Text(nl="welke gronden voor vrijstelling gelden", en="which grounds for exemption are in force"),
    "later-page",
    Text(
        nl="onze standaard: de latere BKO-pagina; de oudere openbare pagina is de andere uitgave",
        en="our default: the later page of the UTQ; the older public page is the other edition",
    ),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """`degrees` are the teaching degrees that it accepts; none where it is not about a degree."""

    key: str
    title: Text
    degrees: frozenset[str]
    needs_reflection_report: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """One edition of the list."""

    key: str
    title: Text
    source: str
    grounds: tuple[Ground, ...]

    def named(self, key: str) -> Ground:
        return next(ground for ground in self.grounds if ground.key == key)

    def accepting(self, degree: str) -> Ground | None:
        """The ground for whoever has this teaching degree."""
        return next((ground for ground in self.grounds if degree in ground.degrees), None)


@cache
def editions_of_grounds() -> Mapping[str, Grounds]:
    """All editions that we have, by key, the oldest first."""
    path = files("leerlijn.domains.qualification") / "data" / "exemption-grounds.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        each["key"]: Grounds(
            each["key"],
            Text(**each["title"]),
            each["source"],
            tuple(
                Ground(
                    ground["key"],
                    Text(**ground["title"]),
                    frozenset(ground["degrees"]),
                    ground["reflection_report"],
                )
                for ground in each["grounds"]
            ),
        )
        for each in data["editions"]
    }
