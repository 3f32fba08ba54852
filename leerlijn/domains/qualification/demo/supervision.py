"""The hours of supervision in some of the dossiers: planned, granted, used, and once corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from leerlijn.domains.qualification.actions.supervision import book_hours, correct_hours
from leerlijn.domains.qualification.demo.acts import COORDINATOR, Act, Timed
from leerlijn.domains.qualification.demo.world import World
from leerlijn.domains.qualification.relations import BOOK_SUPERVISION
from leerlijn.domains.qualification.supervision import GRANTED, PLANNED, USED
from leerlijn.kernel.verdict import granted


def writes_hours(kind: str, by: str, **said: str) -> Act:
    def act(world: World, who: str) -> None:
        case = world.dossiers[who].case
        granted(book_hours(case, kind, said, by=world.standing(by), at=world.at))

    return act


def grants(hours: str, because: str = "Afspraak met de afdeling") -> Act:
    return writes_hours(GRANTED, COORDINATOR, hours=hours, because=because)


def plans(by: str, hours: str, about: str) -> Act:
    return writes_hours(PLANNED, by, hours=hours, about=about)


def talks(by: str, hours: str, about: str, because: str = "") -> Act:
    """A talk of the day before."""

    def act(world: World, who: str) -> None:
        on = (world.on - timedelta(days=1)).isoformat()
        writes_hours(USED, by, on=on, hours=hours, about=about, because=because)(world, who)

    return act


def takes_back(by: str, number: int, because: str) -> Act:
    def act(world: World, who: str) -> None:
        granted(
            correct_hours(
                world.dossiers[who].case,
                number,
                {"because": because},
                action=BOOK_SUPERVISION,
                by=world.standing(by),
                at=world.at,
            )
        )

    return act


AGAIN = "Het lesontwerp moest na de eerste les helemaal opnieuw."
SUPERVISED: Sequence[tuple[str, Timed]] = (
    ("candidate", (180, plans("supervisor", "12", "Zes gesprekken en twee lesbezoeken"))),
    ("candidate", (176, grants("10"))),
    ("candidate", (160, talks("supervisor", "1,5", "De opbouw van het dossier en de planning"))),
    ("candidate", (118, talks("supervisor", "2", "Voorbespreking van het lesbezoek"))),
    ("candidate", (94, talks("supervisor", "3", "Lesbezoek en nabespreking"))),
    ("candidate", (92, takes_back("supervisor", 5, "Het lesbezoek duurde twee uur, geen drie."))),
    ("candidate", (91, talks("supervisor", "2", "Lesbezoek en nabespreking"))),
    ("candidate", (40, talks("supervisor", "1,25", "De analyse van de toets"))),
    ("sjoerd", (290, plans("supervisor", "6", "Drie gesprekken en een lesbezoek"))),
    ("sjoerd", (286, grants("6"))),
    ("sjoerd", (200, talks("supervisor", "2,5", "Het lesontwerp"))),
    ("sjoerd", (120, talks("supervisor", "3", "Lesbezoek en nabespreking"))),
    ("sjoerd", (34, talks("supervisor", "2", "Opnieuw naar het lesontwerp gekeken", AGAIN))),
    ("anouk", (200, plans("supervisor-eemcs", "8", "Vier gesprekken en een lesbezoek"))),
    ("anouk", (198, grants("8"))),
    ("anouk", (150, talks("supervisor-eemcs", "1,5", "Eerste gesprek over het dossier"))),
)
"""By the name of the candidate."""
