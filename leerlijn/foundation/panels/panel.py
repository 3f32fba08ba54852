"""Who sits on a panel, and the rule it is put together by; plain values, so that a rule is data."""

from __future__ import annotations

from dataclasses import dataclass

from leerlijn.foundation.panels.content import SCALES, Finding, Scale


@dataclass(frozen=True, slots=True)
class PanelRule:
    """What a panel must be like before it may start; kept with the round that it was asked of.

    `argued`: every finding has its reason, also where it is sufficient. `argued_from` is how many steps two
    judgements lie apart before what settles them is argued; from 0 on it always is.
    """

    judges: int = 2
    one_from_another_faculty: bool = False
    scale: str = "plain"
    argued: bool = False
    argued_from: int = 2

    @property
    def findings(self) -> Scale:
        """What can be found of a criterion."""
        return SCALES[self.scale]

    @property
    def outcomes(self) -> Scale:
        """What can be agreed of a criterion: whoever still wants to ask has settled nothing."""
        return tuple(finding for finding in self.findings if finding != Finding.ASK)


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
