"""Who sits on a panel, and the rule it is put together by; plain values, so that a rule is data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.panels.content import SCALES, Finding, Scale


@dataclass(frozen=True, slots=True)
class PanelRule:
    """What a panel must be like before it may start; kept with the round that it was asked of.

    `unrelated`: nobody is related to the candidate, whoever let them in.
    `certified_within`: one of them was certified at most so long ago, as an ISO length; empty asks nothing.
    `argued`: every finding has its reason, also where it is sufficient. `argued_from` is how many steps two
    judgements lie apart before what settles them is argued; from 0 on it always is. `talks`: whoever is
    judged is asked about what is open once the judgements are, and each judge may say what to ask.
    """

    judges: int = 2
    one_from_another_faculty: bool = False
    unrelated: bool = False
    certified_within: str = ""
    scale: str = "plain"
    argued: bool = False
    argued_from: int = 2
    talks: bool = False

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
    """Somebody on a panel, with the places in the tree of the faculties they work in on that day.

    `certified_on` is the day of their newest certificate, as far as it is known and was asked for.
    """

    person: int
    name: str
    faculties: frozenset[str] = frozenset()
    certified_on: date | None = None

    def kept(self, on: date) -> dict[str, object]:
        """What made them eligible on that day, as it stays with the round."""
        return {
            "on": on.isoformat(),
            "faculties": sorted(self.faculties),
            "certified_on": self.certified_on.isoformat() if self.certified_on else None,
        }


@dataclass(frozen=True, slots=True)
class Panel:
    """Whoever judges, about whom and on which day; `faculties` are those of the candidate and of the case.

    `related` are those of them who know the candidate too well.
    """

    seats: tuple[Seat, ...]
    on: date
    candidate: int | None = None
    faculties: frozenset[str] = frozenset()
    related: frozenset[int] = frozenset()
