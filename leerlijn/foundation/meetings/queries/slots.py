"""The free times that people offer, and who took which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import FilteredRelation, Q, QuerySet

from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries import LEADER
from leerlijn.foundation.people.queries import full_name, in_or_above
from leerlijn.kernel.sentence import Text

LONGEST = 60
"""Times in one list."""


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One offered time; `taken_by` is empty while it is free."""

    id: int
    starts_at: datetime
    ends_at: datetime
    place: Text
    language: str
    leader: str
    taken_by: str = ""


def free_slots(
    purpose: str, *, path: str, at: datetime, without: Collection[int] = ()
) -> tuple[SlotLine, ...]:
    """What can be taken in this place or above it, the first first; not of these leaders. One statement."""
    offered = _offered(purpose, at).filter(series__unit__path__in=in_or_above(path), series__taken=0)
    return _lines(offered.exclude(leader__in=without))


def slots_of(leader: int, purpose: str, *, at: datetime) -> tuple[SlotLine, ...]:
    """What somebody offers from now on, with who took it; one statement."""
    return _lines(_offered(purpose, at).filter(leader=leader))


def _offered(purpose: str, at: datetime) -> QuerySet[Session]:
    offered = Session.objects.filter(series__slot__purpose=purpose, series__slot__withdrawn_at=None)
    return offered.filter(starts_at__gt=at, leader__isnull=False)


WHO = ("given_name", "prefix", "family_name")


def _lines(sessions: QuerySet[Session]) -> tuple[SlotLine, ...]:
    seated = FilteredRelation("series__places", condition=Q(series__places__state=Place.State.SEATED))
    columns = (
        *("series__slot", "starts_at", "ends_at", "place_nl", "place_en", "series__slot__language"),
        *LEADER,
        *(f"seated__person__{name}" for name in WHO),
    )
    rows = sessions.annotate(seated=seated).order_by("starts_at", "pk").values(*columns)[:LONGEST]
    return tuple(
        SlotLine(
            id=row["series__slot"],
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            place=Text(nl=row["place_nl"], en=row["place_en"]),
            language=row["series__slot__language"],
            leader=full_name(*(row[name] or "" for name in LEADER)),
            taken_by=full_name(*(row[f"seated__person__{name}"] or "" for name in WHO)),
        )
        for row in rows
    )
