"""One meeting of several people at a time when all of them can: planned and called off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions.planning import Planned, plan_series, release_leaders
from leerlijn.foundation.meetings.actions.seats import ask_for_seat, leave
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.meetings.queries.together import busy_between
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, granted


def meet_together(
    title: Text, planned: Planned, people: Sequence[Person], *, unit: Unit, by: Actor, at: datetime
) -> Session | Denied:
    """The meeting, with a seat for each of them; it stands in their calendars."""
    with transaction.atomic():
        free = _are_free(people, planned, at=at)
        if isinstance(free, Denied):
            return free
        series = plan_series(title, unit=unit, seats=len(people), sessions=[planned], by=by, at=at)
        if isinstance(series, Denied):
            return series
        for person in people:
            granted(ask_for_seat(series.pk, person, by=by, at=at))
        return Session.objects.get(series=series)


def call_off_together(session_id: int, *, by: Actor, at: datetime) -> None:
    """It leaves all their calendars; the record keeps that it was planned."""
    with transaction.atomic():
        series = Session.objects.values_list("series", flat=True).get(pk=session_id)
        seated = Place.objects.filter(series=series, state=Place.State.SEATED)
        for place in seated.order_by("order"):
            granted(leave(place.pk, by=by, at=at))
        release_leaders(series, by=by, at=at)


def _are_free(people: Sequence[Person], planned: Planned, *, at: datetime) -> Denied | None:
    """Nobody can be asked for the same hour meanwhile: their rows are held in the order of their keys."""
    if planned.starts_at <= at:
        return Denied(Sentence("Choose a time that is still to come."))
    names = {person.pk: person.name for person in people}
    list(Person.objects.select_for_update().filter(pk__in=names).order_by("pk"))
    busy = {who for who, _, _ in busy_between(names, planned.starts_at, planned.ends_at)}
    if not busy:
        return None
    return Denied(
        Sentence(
            "{names} cannot be there: another meeting is in the calendar.",
            names=tuple(name for person, name in names.items() if person in busy),
        )
    )
