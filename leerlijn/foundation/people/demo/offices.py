"""Who holds which office at Noaber University, and who may act for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.demo.deliveries import NUMBERS
from leerlijn.foundation.people.demo.staff import OUTSIDERS
from leerlijn.foundation.people.demo.units import FACULTIES, INSTITUTION
from leerlijn.foundation.people.kinds import Role
from leerlijn.foundation.people.queries import ids_by_number, institution, person_of, units_under
from leerlijn.kernel.verdict import granted

ASSESSORS: Mapping[str, str] = {
    "assessor-1": "TNW",
    "assessor-2": "BMS",
    "bart": "ET",
    "vice-dean": "ET",
    "rutger": "TNW",
    "jeroen": "BMS",
    "karin": "EEMCS",
    "olav": "EEMCS",
    "hester": "ITC",
    "dean-itc": "ITC",
}
"""The pool that may be asked to judge, and the faculty of each."""


def holder_in(code: str, first: str) -> str:
    """The people of Engineering Technology have the short names: they are on the cards."""
    return first if code == "ET" else f"{first}-{code.lower()}"


OFFICES: tuple[tuple[str, Role, str], ...] = (
    ("administrator", Role.ADMINISTRATOR, INSTITUTION),
    ("auditor", Role.AUDITOR, INSTITUTION),
    ("coordinator", Role.COORDINATOR, INSTITUTION),
    ("exemption-advisor", Role.EXEMPTION_ADVISOR, INSTITUTION),
    ("trainer", Role.UTQ_TRAINER, INSTITUTION),
    *((holder_in(code, "dean"), Role.DEAN, code) for code in FACULTIES),
    ("hr", Role.HR, INSTITUTION),
    *((holder_in(code, "hr"), Role.HR, code) for code in FACULTIES if code != "ET"),
    *((holder_in(code, "supervisor"), Role.SUPERVISOR, code) for code in FACULTIES),
    *((name, Role.ASSESSOR, code) for name, code in ASSESSORS.items()),
)


def add_outsiders(*, by: Actor, at: datetime) -> None:
    """The people of the university who stand on no faculty's list."""
    for each in OUTSIDERS:
        granted(
            add_person(
                number=NUMBERS[each.name],
                given_name=each.given,
                prefix=each.prefix,
                family_name=each.family,
                email=f"{each.given[0]}.{each.family}@noaber.example".lower(),
                language=each.language,
                by=by,
                at=at,
            )
        )


def add_double(*, by: Actor, at: datetime) -> None:
    """The trainer once more, as somebody from outside: the administrator can make one of both."""
    known = next(each for each in OUTSIDERS if each.name == "trainer")
    granted(
        add_person(
            given_name=known.given,
            prefix=known.prefix,
            family_name=known.family,
            email=f"{known.given}@training.example".lower(),
            language=known.language,
            by=by,
            at=at,
        )
    )


def people_by_name() -> Mapping[str, int]:
    """The keys of everybody in the story who is known by now; one statement."""
    known = ids_by_number(NUMBERS.values())
    return {name: known[number] for name, number in NUMBERS.items() if number in known}


def fill_offices(*, starts_on: date, by: Actor, at: datetime) -> None:
    """Everybody in their office, and the vice-dean with the mandate of the dean."""
    people, root = people_by_name(), institution()
    places = {unit.code: unit for unit in units_under(root.path, on=starts_on)} if root else {}
    for name, role, code in OFFICES:
        granted(appoint(person_of(people[name]), role, places[code], starts_on=starts_on, by=by, at=at))
    granted(
        give_mandate(
            giver=person_of(people["dean"]),
            deputy=person_of(people["vice-dean"]),
            role=Role.DEAN,
            unit=places["ET"],
            starts_on=starts_on,
            reason="Vervangt de decaan bij afwezigheid (mandaatregeling van de faculteit, artikel 4)",
            by=by,
            at=at,
        )
    )
