"""The dossiers of the many around the people of the story, so that lists are as long as at a university."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from leerlijn.domains.qualification.demo.acts import (
    agree,
    ask,
    ask_precheck,
    find_complete,
    give_back,
    hand_in,
    judge,
    notify,
    propose,
    put_in,
    withdraw,
)
from leerlijn.domains.qualification.demo.examples import gets_parts, gives_an_example
from leerlijn.domains.qualification.demo.stories import Story, started
from leerlijn.foundation.people.demo.crowd import CROWD
from leerlijn.foundation.people.demo.offices import holder_in
from leerlijn.foundation.people.demo.staff import Employee

DELIVERIES = (650, 540, 430, 320, 200)
"""Working days ago: when HR delivered the people of the story and those around them."""
DAYS_A_MONTH = 19
"""Working days in a month, a little too few: whoever has come is on the list by then."""
SPREAD = 45

JUDGES: Mapping[str, Sequence[tuple[str, str]]] = {
    "ET": (("karin", "jeroen"), ("rutger", "hester"), ("olav", "jeroen")),
    "TNW": (("bart", "karin"), ("jeroen", "hester"), ("bart", "olav")),
    "BMS": (("bart", "hester"), ("rutger", "karin"), ("olav", "rutger")),
    "EEMCS": (("bart", "jeroen"), ("hester", "rutger"), ("bart", "rutger")),
    "ITC": (("bart", "karin"), ("olav", "jeroen"), ("rutger", "jeroen")),
}
"""Per faculty the pairs that judge; none of them works where the candidate does."""
LATER = ("3.2", "4.2")


def arrived(employee: Employee) -> int:
    """Working days ago: the first delivery that names somebody."""
    return next(count for count in DELIVERIES if count <= employee.months * DAYS_A_MONTH)


def _supervisor(employee: Employee) -> str:
    return holder_in(employee.faculty, "supervisor")


type Shape = Callable[[Employee, int, int], Story]
"""The story of somebody in this place of the row, whose dossier began so many working days ago."""


def _begun(employee: Employee, number: int, days: int) -> Story:
    keys = ("course", "lesson", "observation", "analysis")[: 1 + number % 4]
    apart = max(5, (days - 20) // 6)
    return (
        *started(days, _supervisor(employee)),
        *((days - 8 - place * apart, put_in(key)) for place, key in enumerate(keys)),
    )


def _whole(employee: Employee, number: int, days: int) -> Story:
    return (
        *started(days, _supervisor(employee)),
        (days - 20, put_in("observation")),
        (days - 34, put_in("portfolio")),
    )


def _at_precheck(employee: Employee, number: int, days: int) -> Story:
    return (*_whole(employee, number, days), (2 + number % 9, ask_precheck()))


def _returned(employee: Employee, number: int, days: int) -> Story:
    back = give_back(_supervisor(employee), c4_2="Wat je met de evaluatie deed, staat er nog niet bij.")
    asked = min(60, days - 40)
    return (*_whole(employee, number, days), (asked, ask_precheck()), (asked - 8, back))


def _sealed(employee: Employee, number: int, days: int, sealed: int) -> Story:
    return (
        *_whole(employee, number, days),
        (sealed + 9, ask_precheck()),
        (sealed + 3, find_complete(_supervisor(employee))),
        (sealed, hand_in()),
    )


def _handed_in(employee: Employee, number: int, days: int) -> Story:
    return _sealed(employee, number, days, 2 + number % 6)


def _being_judged(employee: Employee, number: int, days: int) -> Story:
    sealed = 12 + number % 9
    pair = JUDGES[employee.faculty][number % 3]
    judged: Story = ((sealed - 7, judge(pair[0])),) if number % 2 else ()
    return (*_sealed(employee, number, days, sealed), (sealed - 4, ask(*pair)), *judged)


def _decided(outcome: str, *not_yet: str) -> Shape:
    def shape(employee: Employee, number: int, days: int) -> Story:
        sealed = max(38, days - 50 - number % 90)
        one, other = JUDGES[employee.faculty][number % 3]
        return (
            *_sealed(employee, number, days, sealed),
            (sealed - 4, ask(one, other)),
            (sealed - 16, judge(one, not_yet=not_yet)),
            (sealed - 19, judge(other, not_yet=not_yet)),
            (sealed - 22, propose(one, outcome, not_yet=not_yet)),
            (sealed - 24, agree(other)),
            (sealed - 28, notify(outcome)),
        )

    return shape


def _exemplary(employee: Employee, number: int, days: int) -> Story:
    """Passes, and lets others learn from a fragment."""
    story = _decided("pass")(employee, number, days)
    told, _ = story[-1]
    return (*story, (max(1, told - 45), gives_an_example("2.3", "one student")))


def _failed(employee: Employee, number: int, days: int) -> Story:
    """Gets a partial certificate for what was sufficient, and lets others learn from two fragments."""
    story = _decided("fail", *LATER, "1.2", "2.3", "3.1")(employee, number, days)
    told, _ = story[-1]
    final = told - 45
    return (
        *story,
        (told - 5, gets_parts("5")),
        (final, gives_an_example("2.3", "groups only")),
        (final, gives_an_example("3.1", "no matrix")),
    )


def _withdrawn(employee: Employee, number: int, days: int) -> Story:
    leaves = withdraw("Ik ga bij een andere universiteit werken.")
    return (*_begun(employee, number, days), (days // 9, leaves))


OLD: Sequence[Shape] = (
    *(_decided("pass"), _begun, _exemplary, _being_judged, _decided("pass")),
    *(_begun, _decided("supplement", *LATER), _returned, _begun, _at_precheck),
)
MIDDLE: Sequence[Shape] = (
    *(_decided("pass"), _decided("pass"), _being_judged, _returned, _withdrawn),
    *(_begun, _handed_in, _begun, _begun, _failed),
)
NEW: Sequence[Shape] = (_begun, _begun, _begun, _at_precheck, _begun, _returned, _begun, _begun)
"""What becomes of somebody, in turn, by how long they have been here."""


def _shape(employee: Employee, number: int) -> Shape:
    shapes = OLD if employee.months > 28 else MIDDLE if employee.months > 19 else NEW
    return shapes[number // 3 % len(shapes)]


@cache
def crowd_stories() -> Mapping[str, Story]:
    """By the name of their candidate."""
    stories = {}
    for number, employee in enumerate(CROWD):
        days = arrived(employee) - 3 - number % SPREAD
        stories[employee.name] = _shape(employee, number)(employee, number, days)
    return stories
