"""What the regulations of a council set, or our default: term, quorum, majority, and what stops its clock."""

from __future__ import annotations

from datetime import date
from math import ceil

from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

BY_RULES = Text(
    nl="onze standaard: het reglement van de raad bepaalt dit (WHW art. 9.34)",
    en="our default: the regulations of the council set this (WHW art. 9.34)",
)

TERM = Setting("council.term", Text(nl="termijn van een raad", en="term of a council"), "P6W", BY_RULES)

MEETING_QUORUM = Setting(
    "council.meeting-quorum",
    Text(nl="quorum om te vergaderen, in procenten", en="quorum to meet, in percent"),
    "50",
    BY_RULES,
)

DECISION_QUORUM = Setting(
    "council.decision-quorum",
    Text(nl="quorum om te besluiten, in procenten", en="quorum to decide, in percent"),
    "60",
    BY_RULES,
)

MAJORITY = Setting(
    "council.majority",
    Text(
        nl="meerderheid die instemt, van de stemmen voor en tegen",
        en="majority that consents, of the votes for and against",
    ),
    "50",
    BY_RULES,
)

MAJORITIES = {
    "50": Text(nl="meer dan de helft", en="more than half"),
    "60": Text(nl="minstens 60%", en="at least 60%"),
    "66": Text(nl="minstens twee derde", en="at least two thirds"),
    "75": Text(nl="minstens drie vierde", en="at least three quarters"),
    "80": Text(nl="minstens 80%", en="at least 80%"),
}

SPECIAL = {"60": (3, 5), "66": (2, 3), "75": (3, 4), "80": (4, 5)}
"""Two thirds is what the statute asks of the regulation of a council (WHW art. 9.34, second paragraph)."""

SUPERVISION = Setting(
    "agreement.supervision",
    Text(
        nl="zienswijze van de Raad van Toezicht bij het indienen",
        en="view of the supervisory board when submitting",
    ),
    "free",
    Text(
        nl="onze standaard: het projectplan noemt geen Raad van Toezicht; elders keurt die het plan goed",
        en="our default: the project plan names no supervisory board; elsewhere it endorses the plan",
    ),
)
SUPERVISIONS = {
    "free": Text(nl="mag erbij", en="may go with it"),
    "required": Text(nl="moet erbij", en="has to go with it"),
}
PERCENTS = {
    str(part): Text(nl=f"{part}%", en=f"{part}%") for part in (*range(5, 66, 5), 66, *range(70, 101, 5))
}

PAUSES = {
    "recess": Text(nl="reces", en="recess"),
    "documents": Text(nl="het wachten op stukken", en="waiting for documents"),
}


def quorum(wanted: Setting, members: int, *, path: str, on: date) -> int:
    """How many members that is, rounded up; one statement."""
    return ceil(members * int(setting(wanted, path=path, on=on)) / 100)


def is_majority(in_favour: int, cast: int, *, chosen: str) -> bool:
    """More than half, or at least the part of a special majority; of no votes there is none."""
    if chosen not in SPECIAL:
        return 2 * in_favour > cast
    part, whole = SPECIAL[chosen]
    return cast > 0 and whole * in_favour >= part * cast
