"""Reading meetings: seats and lists, who was there, and the record of who came when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, FilteredRelation, Q

from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.meetings.models import Attendance, Place, Series, Session
from leerlijn.foundation.meetings.waiting import Move, Rule, Waiting, in_order, next_of, rule_from
from leerlijn.foundation.people.queries import NAME, PLACE, full_name, place_in
from leerlijn.kernel.sentence import Text

CHANGE_RULE = "change-rule"
"""The act by which another rule takes the place of the one before."""
WAITING, OFFERED, SEATED = Place.State.WAITING, Place.State.OFFERED, Place.State.SEATED


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One meeting as a page shows it."""

    id: int
    number: int
    title: Text
    starts_at: datetime
    ends_at: datetime
    place: Text
    leader: str
    is_required: bool
    has_minutes: bool

    @property
    def length(self) -> int:
        """In minutes."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


LEADER = ("leader__given_name", "leader__prefix", "leader__family_name")


def sessions_of(series: Iterable[int]) -> dict[int, list[SessionLine]]:
    """The sessions of several series, each in its order; one statement."""
    found: dict[int, list[SessionLine]] = {each: [] for each in series}
    rows = Session.objects.filter(series__in=found).order_by("series", "number")
    for row in rows.values(*OF_SESSION):
        found[row["series"]].append(_session(row))
    return found


def sessions_for(place: Place) -> list[tuple[SessionLine, tuple[str, int] | None]]:
    """Each session, with the status and minutes of who has this place where known; one statement."""
    theirs = FilteredRelation("attendance", condition=Q(attendance__place=place.pk))
    rows = Session.objects.filter(series=place.series_id).annotate(theirs=theirs).order_by("number")
    return [
        (_session(row), (row["theirs__status"], row["theirs__minutes"]) if row["theirs__status"] else None)
        for row in rows.values(*OF_SESSION, "theirs__status", "theirs__minutes")
    ]


OF_SESSION = (
    "id",
    "series",
    "number",
    "title_nl",
    "title_en",
    "starts_at",
    "ends_at",
    "place_nl",
    "place_en",
    "is_required",
    "minutes",
    *LEADER,
)


def _session(row: Mapping[str, Any]) -> SessionLine:
    return SessionLine(
        id=row["id"],
        number=row["number"],
        title=Text(nl=row["title_nl"], en=row["title_en"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        place=Text(nl=row["place_nl"], en=row["place_en"]),
        leader=full_name(*(row[name] or "" for name in LEADER)),
        is_required=row["is_required"],
        has_minutes=bool(row["minutes"]),
    )


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who has a seat, as the list of who was there shows them; `whence` is where they come from."""

    place: int
    name: str
    whence: Text


def waiting_in(series: Series) -> list[Waiting]:
    """The list as the rule has it now; one statement."""
    rows = Place.objects.filter(series=series, state=WAITING).values_list(
        "pk", "order", "group", "group__path"
    )
    return in_order((Waiting(*row[:3], path=row[3] or "") for row in rows), rule_from(series.rule))


def seats_of_groups(series: Series) -> Mapping[int, int]:
    """How many seats each group holds; one statement."""
    held = Place.objects.filter(series=series, state__in=Place.HOLDS, group__isnull=False)
    return Counter(group for group in held.values_list("group", flat=True) if group is not None)


def next_in_line(series: Series, besides: Collection[int] = ()) -> Waiting | None:
    """Whose turn it is, apart from these places; nobody's where there is no free seat."""
    if series.taken >= series.seats:
        return None
    waiting = [each for each in waiting_in(series) if each.place not in besides]
    return next_of(waiting, rule_from(series.rule), seats_of_groups(series))


def position_of(place: Place) -> int:
    """Where on the list somebody stands, the first is 1; 0 for who does not wait."""
    order = [each.place for each in waiting_in(place.series)]
    return order.index(place.pk) + 1 if place.pk in order else 0


def moves_of(series_id: int) -> list[Move]:
    """The record of who came, waited, was offered a seat and left, for whoever checks the order."""
    return [
        Move(
            entry.act,
            int(entry.payload.get("place", 0)),
            int(entry.payload.get("order", 0)),
            entry.payload.get("group"),
            str(entry.payload.get("path", "")),
            tuple(entry.payload.get("besides", ())),
            rule_from(entry.payload["rule"]) if entry.act == CHANGE_RULE else None,
        )
        for entry in journal.entries_of(f"series:{series_id}")
        if entry.act in {"seat", "reserve", "wait", "offer", "accept", "leave", "pass", CHANGE_RULE}
    ]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that took the place of another: when, by whom and why."""

    at: datetime
    who: str
    reason: str
    rule: Rule


def rules_of(series_id: int) -> list[RuleLine]:
    """How the rule of a series changed, the newest first; one statement."""
    changed = [each for each in journal.entries_of(f"series:{series_id}") if each.act == CHANGE_RULE]
    return [
        RuleLine(each.at, each.name, str(each.payload.get("reason", "")), rule_from(each.payload["rule"]))
        for each in reversed(changed)
        if each.payload
    ]


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Somebody on the list as whoever keeps it sees them; `is_first` by the rule, before others."""

    place: int
    name: str
    whence: Text
    asked_at: datetime
    is_first: bool


def list_of(series: Series) -> list[WaitingLine]:
    """The list as the rule has it now; one statement."""
    rule = rule_from(series.rule)
    names = [f"person__{name}" for name in NAME]
    rows = Place.objects.filter(series=series, state=WAITING).order_by("order")
    found = [
        WaitingLine(
            place=row["pk"],
            name=full_name(*(row[name] for name in names)),
            whence=place_in(row, "group"),
            asked_at=row["asked_at"],
            is_first=rule.puts_first(row["group__path"] or ""),
        )
        for row in rows.values("pk", "asked_at", "group__path", *names, *(f"group__{name}" for name in PLACE))
    ]
    return sorted(found, key=lambda line: not line.is_first)


@dataclass(frozen=True, slots=True)
class Presence:
    """What is known of somebody over all sessions of a series."""

    marked: int = 0
    minutes: int = 0
    missed_required: int = 0


def presence_of(place_id: int) -> Presence:
    """Of one place; one statement."""
    rows = (
        Attendance.objects.filter(place=place_id)
        .exclude(status=Attendance.Status.CHECKED_IN)
        .values_list("status", "minutes", "session__is_required")
    )
    kept = list(rows)
    return Presence(
        marked=len(kept),
        minutes=sum(minutes for _, minutes, _ in kept),
        missed_required=sum(
            1 for status, _, required in kept if required and status in {"absent", "excused"}
        ),
    )


def marks_of(session_id: int) -> dict[int, tuple[str, int, bool]]:
    """Per place: the status, the minutes, and whether it was corrected; one statement."""
    rows = (
        Attendance.objects.filter(session=session_id)
        .annotate(times=Count("corrections"))
        .values_list("place", "status", "minutes", "times")
    )
    return {place: (status, minutes, bool(times)) for place, status, minutes, times in rows}
