"""Passing on a seat that came free: it is offered to whoever is next, and their case hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from leerlijn.foundation.cases.actions.hands import is_at_hand
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions import seats
from leerlijn.foundation.meetings.queries import next_in_line
from leerlijn.kernel.terms import day_of

OFFER, OFFER_IN_THE_LAST_WEEK = timedelta(days=2), timedelta(days=1)
"""How long an offer of a seat stands; pro-u.md M4, T4.3."""
LAST_WEEK = timedelta(days=7)


def pass_on(
    series_id: int, *, starts_on: date, case_of: Callable[[int], int], by: Actor, at: datetime
) -> None:
    """Offers each free seat, and takes the step `offer` in the case of whoever has that place (`case_of`).

    Who is just leaving is passed over.
    """
    besides: set[int] = set()
    series, until = seats.held(series_id), offered_until(day_of(at), starts_on=starts_on)
    while (first := next_in_line(series, besides)) is not None:
        case = case_of(first.place)
        if not is_at_hand(case):
            besides.add(first.place)
            continue
        seats.offer_next(series_id, until=until, by=by, at=at, besides=besides)
        take_step_of_clock(case, "offer", at=at)
        series.refresh_from_db()


def offered_until(on: date, *, starts_on: date) -> date:
    """The last day of an offer made on this day: shorter as the first meeting comes near."""
    is_near = starts_on - on <= LAST_WEEK
    return min(on + (OFFER_IN_THE_LAST_WEEK if is_near else OFFER), max(starts_on, on))
