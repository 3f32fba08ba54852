"""One letter a week over everything: what is with somebody, and with whom the rest of theirs is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.urls import reverse

from leerlijn.foundation.cases.actions.steps import THE_CLOCK
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.queries import standing
from leerlijn.foundation.notices.actions.telling import put_in_inbox
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.weeks import people_with_a_week, week_begun, week_of
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_as
from leerlijn.kernel.sentence import to_data
from leerlijn.kernel.terms import day_of

SCHEDULE, TELL = "schedule:weeks", "tell-weeks"
A_WEEK = timedelta(weeks=1)
"""How far the first letter of all looks back."""


def tell_weeks(*, at: datetime) -> int:
    """Once a week tells everybody whose week has something in it; says how many.

    Each person in a transaction of their own: what is cut off half-way goes on at the next minute.
    """
    monday = week_begun(at)
    last = standing(SCHEDULE, act=TELL)
    if monday is None or (last and last.payload["week"] >= monday.isoformat()):
        return 0
    since = last.at if last else at - A_WEEK
    people = people_with_a_week(at=at, since=since)
    told = sum(tell_week(person, monday, at=at, since=since) for person in people)
    record(SCHEDULE, TELL, by=THE_CLOCK, at=at, payload={"week": monday.isoformat(), "told": told})
    return told


def tell_week(person: Person, monday: date, *, at: datetime, since: datetime) -> bool:
    """Whether there was something to tell since the letter before, and they did not hear it before."""
    week = week_of(standing_as(person, on=day_of(at)), at=at, since=since)
    if not week:
        return False
    notice = Notice(
        person=person,
        kind=Notice.Kind.WEEK,
        said=[to_data(said) for said in week.sentences],
        href=reverse("cases:work"),
        made_at=at,
        since=since,
        week=monday,
    )
    return put_in_inbox(notice) is not None
