"""Passing on a seat that came free: it is offered to whoever is next, and their case hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from leerlijn.foundation.cases.actions.hands import is_at_hand
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.queries import next_in_line
from leerlijn.foundation.meetings.waiting import OFFER, OFFER_IN_LAST_WEEK
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.terms import Length, day_of

LAST_WEEK = timedelta(days=7)


def pass_on(
    series_id: int, *, starts_on: date | None, case_of: Callable[[int], int], by: Actor, at: datetime
) -> None:
    """Offers each free seat, and takes the step `offer` in the case of whoever has that place (`case_of`).

    Who is just leaving is passed over. From the first day on nothing is offered; without `starts_on` nobody
    knows that day yet.
    """
    if starts_on is not None and day_of(at) >= starts_on:
        return
    besides: set[int] = set()
    series = seats.held(series_id)
    until = offered_until(day_of(at), starts_on=starts_on, path=series.unit.path)
    while (first := next_in_line(series, besides)) is not None:
        case = case_of(first.place)
        if not is_at_hand(case):
            besides.add(first.place)
            continue
        seats.offer_next(series_id, until=until, by=by, at=at, besides=besides)
        take_step_of_clock(case, "offer", at=at)
        series.refresh_from_db(fields=["taken", "asked"])


def offered_until(on: date, *, starts_on: date | None, path: str) -> date:
    """The last day of an offer made on this day: shorter as the first meeting comes near. One statement.

    At the latest the day before the first meeting, or the day itself on which it is made.
    """
    is_near = starts_on is not None and starts_on - on <= LAST_WEEK
    stands = Length.parse(setting(OFFER_IN_LAST_WEEK if is_near else OFFER, path=path, on=on)).after(on)
    return stands if starts_on is None else min(stands, max(starts_on - ONE_DAY, on))
