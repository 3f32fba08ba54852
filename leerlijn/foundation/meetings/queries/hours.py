"""How much of a series somebody was there, and how hours are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from leerlijn.foundation.meetings.models import Attendance, Place, Series, Session
from leerlijn.foundation.meetings.queries import Presence, presence_of, sessions_of


@dataclass(frozen=True, slots=True)
class Attended:
    """What the lists say of somebody, beside all that there was: so many sessions, so many minutes."""

    presence: Presence
    sessions: int
    all_minutes: int

    @property
    def minutes(self) -> int:
        return self.presence.minutes

    @property
    def sessions_there(self) -> int:
        """All but the required ones that were missed."""
        return self.sessions - self.presence.missed_required

    @property
    def is_marked(self) -> bool:
        """Whether it is known of every session if they were there."""
        return self.presence.marked >= self.sessions > 0

    def is_enough(self, least: int) -> bool:
        """`least` is a percentage of all minutes; nothing is never enough."""
        return self.minutes * 100 >= self.all_minutes * least and self.minutes > 0


def attended_by(place: Place) -> Attended:
    """Two statements."""
    lines = sessions_of([place.series_id])[place.series_id]
    return Attended(presence_of(place.pk), len(lines), sum(line.length for line in lines))


def unmarked_in(series_id: int) -> int:
    """How many marks are missing: one for each seat at each session. One statement."""
    seats = Place.objects.filter(series=OuterRef("pk"), state=Place.State.SEATED)
    marked = Attendance.objects.filter(place__series=OuterRef("pk"), place__state=Place.State.SEATED).exclude(
        status=Attendance.Status.CHECKED_IN
    )
    counted = Series.objects.filter(pk=series_id).values_list(
        _count(Session.objects.filter(series=OuterRef("pk"))), _count(seats), _count(marked)
    )
    sessions, seated, known = counted.get()
    return int(sessions * seated - known)


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many there are, as a part of another statement."""
    together = rows.order_by().annotate(together=Value(1)).values("together")
    return Coalesce(Subquery(together.annotate(number=Count("pk")).values("number")), 0)


def hours_in(minutes: int, *, nl: bool) -> str:
    """Hours and quarters as people write them: 12, 2,5 or 2.75; less than a quarter does not count."""
    hours, quarters = divmod(minutes // 15, 4)
    part = ("", ",25", ",5", ",75")[quarters]
    return f"{hours}{part if nl else part.replace(',', '.')}"
