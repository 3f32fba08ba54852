"""The sessions somebody has a seat in, or leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.kernel.sentence import Text

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session as a calendar shows it."""

    id: int
    title: Text
    place: Text
    starts_at: datetime
    ends_at: datetime


def agenda_of(person: int, *, since: datetime) -> list[Appointment]:
    """What has not ended by then, the first first; one statement."""
    seated = Place.objects.filter(series=OuterRef("series"), person=person, state=Place.State.SEATED)
    theirs = Session.objects.filter(Q(Exists(seated)) | Q(leader=person), ends_at__gte=since)
    return _appointments(theirs)


def clashing_with(series: int, person: int) -> list[Appointment]:
    """What somebody has a seat in or leads, at the time of a meeting of this series; one statement."""
    meetings = Session.objects.filter(
        series=series, starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at")
    )
    seated = Place.objects.filter(series=OuterRef("series"), person=person, state=Place.State.SEATED)
    theirs = Session.objects.filter(Q(Exists(seated)) | Q(leader=person), Exists(meetings))
    return _appointments(theirs.exclude(series=series))


def _appointments(sessions: QuerySet[Session]) -> list[Appointment]:
    rows = sessions.order_by("starts_at", "pk").values(
        "pk", "series__title_nl", "series__title_en", "place_nl", "place_en", "starts_at", "ends_at"
    )
    return [
        Appointment(
            row["pk"],
            Text(nl=row["series__title_nl"], en=row["series__title_en"]),
            Text(nl=row["place_nl"], en=row["place_en"]),
            row["starts_at"],
            row["ends_at"],
        )
        for row in rows[:LONGEST]
    ]
