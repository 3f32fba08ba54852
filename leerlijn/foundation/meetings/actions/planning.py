"""Planning a series with its sessions, and changing what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.models import Series, Session
from leerlijn.foundation.meetings.queries import CHANGE_RULE
from leerlijn.foundation.meetings.waiting import Rule
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied

ANY_ORDER = Rule()
NOWHERE = Text(nl="", en="")


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as it is planned."""

    starts_at: datetime
    ends_at: datetime
    place: Text
    title: Text = NOWHERE
    leader: Person | None = None
    is_required: bool = True


def plan_series(
    title: Text,
    *,
    unit: Unit,
    seats: int,
    sessions: Sequence[Planned],
    by: Actor,
    at: datetime,
    rule: Rule = ANY_ORDER,
) -> Series | Denied:
    """A series with its sessions in the order of time."""
    if any(each.ends_at <= each.starts_at for each in sessions):
        return Denied(Sentence("A meeting ends after it begins."))
    with transaction.atomic():
        series = Series.objects.create(
            unit=unit, title_nl=title.nl, title_en=title.en, seats=seats, rule=rule.data
        )
        ordered = sorted(sessions, key=lambda each: each.starts_at)
        Session.objects.bulk_create(_session(series, number, each) for number, each in enumerate(ordered, 1))
        payload = {"seats": seats, "rule": rule.data, "sessions": [_said(each) for each in ordered]}
        record(f"series:{series.pk}", "plan", by=by, at=at, payload=payload)
        return series


def _session(series: Series, number: int, planned: Planned) -> Session:
    return Session(
        series=series,
        number=number,
        title_nl=planned.title.nl,
        title_en=planned.title.en,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        place_nl=planned.place.nl,
        place_en=planned.place.en,
        leader=planned.leader,
        is_required=planned.is_required,
    )


def _said(planned: Planned) -> list[str]:
    return [planned.starts_at.isoformat(), planned.ends_at.isoformat(), planned.place.nl]


def change_rule(series_id: int, rule: Rule, *, reason: str, by: Actor, at: datetime) -> Series | Denied:
    """From now on who waits is ordered by this rule; the record keeps the one before, and why it changed.

    Where somebody has asked for a seat already, it takes a reason.
    """
    with transaction.atomic():
        series = Series.objects.select_for_update().get(pk=series_id)
        if series.asked and not reason.strip():
            return Denied(
                Sentence(
                    "Say why: people asked for a seat by the rule as it was. The record keeps your reason."
                )
            )
        before, series.rule = series.rule, rule.data
        series.save(update_fields=["rule"])
        payload = {"rule": rule.data, "before": before, "reason": reason.strip()}
        record(f"series:{series.pk}", CHANGE_RULE, by=by, at=at, payload=payload)
        return series


def release_leaders(series_id: int, *, by: Actor, at: datetime) -> None:
    """The sessions stand in nobody's calendar any more; the record keeps who led them."""
    with transaction.atomic():
        led = Session.objects.filter(series=series_id, leader__isnull=False).order_by("number")
        leaders = {str(number): who for number, who in led.values_list("number", "leader__pseudonym")}
        if led.update(leader=None):
            record(f"series:{series_id}", "release-leaders", by=by, at=at, payload={"leaders": leaders})


def write_minutes(
    session_id: int, text: str, *, outcomes: Sequence[str] = (), by: Actor, at: datetime
) -> Session | Denied:
    """What was said, and what came of it; written again, the record keeps what stood there before."""
    if not text.strip():
        return Denied(Sentence("Write what was said and agreed."))
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        if session.starts_at > at:
            return Denied(Sentence("This meeting has not begun yet."))
        before = session.minutes
        session.minutes, session.outcomes = text.strip(), list(outcomes)
        session.save(update_fields=["minutes", "outcomes"])
        payload = {"minutes": session.minutes, "outcomes": list(outcomes), "before": before}
        record(f"session:{session.pk}", "write-minutes", by=by, at=at, payload=payload)
        return session


def move_session(
    session_id: int, *, starts_at: datetime, ends_at: datetime, by: Actor, at: datetime
) -> Session | Denied:
    """To another moment; the record keeps the first."""
    if ends_at <= starts_at:
        return Denied(Sentence("A meeting ends after it begins."))
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        before = session.starts_at.isoformat()
        session.starts_at, session.ends_at = starts_at, ends_at
        session.save(update_fields=["starts_at", "ends_at"])
        payload = {"from": before, "to": starts_at.isoformat()}
        record(f"session:{session.pk}", "move", by=by, at=at, payload=payload)
        return session
