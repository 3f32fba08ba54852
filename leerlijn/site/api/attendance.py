"""The list of who was at a meeting, as programs read and fill it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from django.http import Http404
from pydantic import Field, StringConstraints

from leerlijn.foundation.meetings.actions.attendance import Mark
from leerlijn.foundation.meetings.queries import Seated, SessionLine, marks_of
from leerlijn.site.api.values import KEEPABLE, Asked, Exactly, Line, Told, Whole


class MarkTold(Told):
    """`status` is empty where it is not known yet whether they were there."""

    place: int
    name: str
    status: str
    minutes: int
    is_corrected: bool


class AttendanceTold(Told):
    marks: list[MarkTold]


class NewMark(Asked):
    """One of present, partial (with minutes), excused and absent."""

    place: Exactly
    status: Annotated[str, StringConstraints(max_length=40, pattern=KEEPABLE)]
    minutes: Whole = 0


class NewMarks(Asked):
    """`reason` is asked where something is corrected."""

    marks: Annotated[list[NewMark], Field(max_length=2000)]
    reason: Line = ""

    @property
    def by_place(self) -> dict[int, Mark]:
        return {mark.place: Mark(mark.status, mark.minutes) for mark in self.marks}


def meeting_numbered(sessions: Iterable[SessionLine], order: int) -> SessionLine:
    """The meeting with this number; without one, the address leads nowhere."""
    for line in sessions:
        if line.number == order:
            return line
    raise Http404


def attendance_of(session: int, seated: Iterable[Seated]) -> AttendanceTold:
    """What is known of each of them; one statement."""
    marks, unknown = marks_of(session), ("", 0, False)
    return AttendanceTold(
        marks=[
            MarkTold(place=each.place, name=each.name, status=status, minutes=minutes, is_corrected=corrected)
            for each in seated
            for status, minutes, corrected in (marks.get(each.place, unknown),)
        ]
    )
