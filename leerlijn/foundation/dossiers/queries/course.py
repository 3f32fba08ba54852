"""What a procedure says of all its dossiers."""

from __future__ import annotations

from dataclasses import dataclass

from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Course:
    """What a procedure says of its dossiers: against which framework, who judges, and when it can change.

    `place` names the addresses of its pages; `judging` and `proposing` are its steps that hand in a judgement
    and propose an outcome. Where it `settles`, what they differ on is settled criterion by criterion first.
    `readers` says who reads the evidence while it is made, where that is not the supervisor alone.
    """

    place: str
    framework: str
    panel: PanelRule
    being_made: frozenset[str]
    changing: frozenset[str]
    before_a_proposal: frozenset[str]
    supplementing: str = ""
    judging: str = "judge"
    proposing: str = "propose"
    settles: bool = False
    readers: Text | None = None
