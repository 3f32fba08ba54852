"""How the meetings of a series are asked of whoever plans them, and what their answers mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from leerlijn.foundation.meetings.actions.planning import Planned
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import Answer, Day, Field, Line, Rows, Table, TimeOfDay
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import AMSTERDAM


def ends_before_it_begins(row: Mapping[str, Answer]) -> tuple[str, Said] | None:
    """A time is kept as hh:mm, so that the later one is the larger text."""
    if str(row["from"]) < str(row["to"]):
        return None
    return "to", Sentence("A meeting ends after it begins.")


SESSIONS = Rows(
    name="sessions",
    label=Text(nl="De bijeenkomsten", en="The meetings"),
    each=Text(nl="Bijeenkomst", en="Meeting"),
    more=Text(nl="Nog een bijeenkomst", en="One more meeting"),
    hint=Text(
        nl="Schrijf een tijd als 14:00. Een titel hoeft niet, en een lege bijeenkomst telt niet mee.",
        en="Write a time like 14:00. A title is not needed, and an empty meeting does not count.",
    ),
    columns=(
        Day(name="day", label=Text(nl="Datum", en="Date")),
        TimeOfDay(name="from", label=Text(nl="Van", en="From")),
        TimeOfDay(name="to", label=Text(nl="Tot", en="To")),
        Line(name="place", label=Text(nl="Plaats", en="Place")),
        Line(name="title", label=Text(nl="Titel", en="Title"), required=False),
        Line(name="title_en", label=Text(nl="Titel in het Engels", en="Title in English"), required=False),
    ),
    amiss=ends_before_it_begins,
)

ONE_MEETING: tuple[Field, ...] = tuple(column for column in SESSIONS.columns if column.required)
"""What is asked of whoever plans one meeting alone: the day, from when to when, and where."""


def planned_from(answer: Answer, leader: Person | None) -> list[Planned]:
    """The meetings that were answered to `SESSIONS`, all led by one."""
    assert isinstance(answer, Table)
    return [planned(row, leader) for row in answer.rows]


def planned(row: Mapping[str, Answer], leader: Person | None) -> Planned:
    """One meeting as it was answered; a title need not be there, and one in English neither."""
    day, place, title = row["day"], str(row["place"]), str(row.get("title") or "")
    english = str(row.get("title_en") or title)
    assert isinstance(day, date)
    starts_at, ends_at = (
        datetime.combine(day, time.fromisoformat(str(row[name])), AMSTERDAM) for name in ("from", "to")
    )
    return Planned(starts_at, ends_at, Text(nl=place, en=place), Text(nl=title, en=english), leader)
