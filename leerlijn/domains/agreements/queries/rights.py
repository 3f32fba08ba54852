"""By which right a council is asked, and on what that rests, as the rights table has it on a day."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.queries.cycle import Cycle, Right, current_cycle
from leerlijn.kernel.sentence import Text

BASES = {
    "statute": Text(nl="de wet", en="the statute"),
    "regulation": Text(nl="een reglement", en="a regulation"),
    "sector-agreement": Text(nl="het sectorakkoord", en="the sector agreement"),
    "promise": Text(nl="een toezegging", en="a promise"),
}

BODY_OF_LEVEL = {
    "programme": "programme-committee",
    "faculty": "faculty-council",
    "institution": "university-council",
}

ASKED = {"advice-request": "advice", "consent-request": "consent"}
"""The right that each kind of request is about, as the rights table calls it."""


def right_here(level: str, right: str, *, on: date, cycle: Cycle | None = None) -> Right | None:
    """By which right the council of this level is asked, where the rights table knows one on that day."""
    body = BODY_OF_LEVEL.get(level, "")
    main = {"programme-agenda-advice", "faculty-agreement-consent", "institution-agreement-consent"}
    held = (cycle or current_cycle()).rights_on(on)
    return next((e for e in held if e.body == body and e.right == right and e.key in main), None)


def lapsed_right(level: str, right: str, *, on: date) -> Right | None:
    """The right that this body had, and that is over."""
    body = BODY_OF_LEVEL.get(level, "")
    over = (e for e in current_cycle().rights if e.body == body and e.right == right)
    return next(
        (e for e in over if e.ends_on and e.ends_on < on and e.key.endswith("agreement-consent")), None
    )
