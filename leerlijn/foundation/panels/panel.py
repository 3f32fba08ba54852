"""Who sits on a panel, and the rule it is put together by; plain values, so that a rule is data."""

from __future__ import annotations

from dataclasses import dataclass

from leerlijn.foundation.panels.content import SCALES, Scale


@dataclass(frozen=True, slots=True)
class PanelRule:
    """What a panel must be like before it may start; kept with the round that it was asked of."""

    judges: int = 2
    one_from_another_faculty: bool = False
    scale: str = "plain"

    @property
    def findings(self) -> Scale:
        """What can be found of a criterion."""
        return SCALES[self.scale]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on a panel, with the places in the tree of the faculties they work in on that day."""

    person: int
    name: str
    faculties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Panel:
    """Whoever judges, and about whom; `faculties` are those of the person who is judged and of the case."""

    seats: tuple[Seat, ...]
    candidate: int | None = None
    faculties: frozenset[str] = frozenset()
