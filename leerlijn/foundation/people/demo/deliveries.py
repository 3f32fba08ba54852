"""What HR delivers in the story: those who work here on a day, each with a number, as its export has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files

from leerlijn.foundation.people.demo.crowd import CROWD
from leerlijn.foundation.people.demo.staff import (
    CANDIDATES,
    NEWCOMERS,
    OUTSIDERS,
    SENIORS,
    STAFF,
    TALKED_WITH,
    Employee,
    started_on,
)

FIRST_NUMBER = 600001

_NAMES = (
    *(each.name for each in (*CANDIDATES, *SENIORS)),
    *(each.name for each in OUTSIDERS),
    *(each.name for each in (*NEWCOMERS, *TALKED_WITH, *CROWD)),
)
NUMBERS: Mapping[str, str] = {name: str(number) for number, name in enumerate(_NAMES, start=FIRST_NUMBER)}
"""Personnel numbers, all beyond those of HR's own file."""


def employed_by(day: date, *, today: date, crowd: bool) -> list[Employee]:
    """Whom HR could list on that day: those who had begun by then, with the many around them or without."""
    everybody = (*STAFF, *CROWD) if crowd else STAFF
    return [each for each in everybody if started_on(each, today) <= day]


FORMULA = b"=HYPERLINK("
"""The name on one line of HR's file: it is read as a name, but sorts before all people of the world."""


def export_of(employees: Iterable[Employee], *, today: date, whole: bool) -> bytes:
    """A delivery of HR: the people of the story, with everybody else (`whole`) or alone."""
    shipped = (files("leerlijn.foundation.people") / "data" / "demo" / "hr-export.csv").read_bytes()
    head, *lines = shipped.splitlines(keepends=True)
    before = b"".join([head, *(line for line in lines if whole and FORMULA not in line)])
    target = io.StringIO()
    rows = csv.writer(target, delimiter=";", lineterminator="\r\n")
    rows.writerows(each.line(today, NUMBERS) for each in employees)
    return before + target.getvalue().encode()
