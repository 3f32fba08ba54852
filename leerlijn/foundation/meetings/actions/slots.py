"""Free times for a talk of two: offering one, taking it, changing it for another, and withdrawing it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions.planning import Planned, plan_series, release_leaders
from leerlijn.foundation.meetings.actions.seats import ask_for_seat, held, leave
from leerlijn.foundation.meetings.models import Place, Slot
from leerlijn.foundation.meetings.queries.together import busy_between
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refusal, Refused, granted


def offer_slot(
    purpose: str, title: Text, planned: Planned, *, unit: Unit, language: str, by: Actor, at: datetime
) -> Slot | Denied:
    """A time that one person can take; whoever leads it is nowhere else then."""
    if planned.leader is None:
        raise ValueError("a time is offered by whoever leads the talk")
    if planned.starts_at <= at:
        return Denied(Sentence("Offer a time that is still to come."))
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=planned.leader.pk)
        if busy_between([planned.leader.pk], planned.starts_at, planned.ends_at):
            return Denied(Sentence("You have another meeting at this time."))
        series = plan_series(title, unit=unit, seats=1, sessions=[planned], by=by, at=at)
        if isinstance(series, Denied):
            return series
        return Slot.objects.create(series=series, purpose=purpose, language=language)


def take_slot(slot_id: int, person: Person, *, by: Actor, at: datetime) -> Place | Denied:
    """The seat. Of two who come at once one has it, and the other is told; nobody waits for it."""
    with transaction.atomic():
        held(Slot.objects.values_list("series", flat=True).get(pk=slot_id))
        slot = Slot.objects.select_related("series").get(pk=slot_id)
        if slot.withdrawn_at or not slot.series.sessions.filter(starts_at__gt=at).exists():
            return Denied(Sentence("This time is not offered any more. Choose another one."))
        if slot.series.taken:
            return Denied(Sentence("Somebody was first: this time is taken. Choose another one."))
        return ask_for_seat(slot.series_id, person, by=by, at=at)


def change_slot(place_id: int, slot_id: int, *, by: Actor, at: datetime) -> Place | Refusal:
    """Another time for whoever has this place, which is given back; or neither, where the other is taken.

    Both series are held in the order of their keys, so that two who change never wait for ever.
    """
    try:
        with transaction.atomic():
            place = Place.objects.select_related("person").get(pk=place_id)
            wanted = Slot.objects.values_list("series", flat=True).get(pk=slot_id)
            for series in sorted({place.series_id, wanted}):
                held(series)
            granted(leave(place.pk, by=by, at=at))
            return granted(take_slot(slot_id, place.person, by=by, at=at))
    except Refused as refused:
        return refused.refusal


def withdraw_slot(slot_id: int, *, by: Actor, at: datetime) -> Slot | Denied:
    """It is offered no more, and leaves the calendar of whoever offered it. A time that is taken stays."""
    with transaction.atomic():
        held(Slot.objects.values_list("series", flat=True).get(pk=slot_id))
        slot = Slot.objects.select_related("series").get(pk=slot_id)
        if slot.series.taken:
            return Denied(Sentence("Somebody has taken this time. Call the meeting off first."))
        slot.withdrawn_at = at
        slot.save(update_fields=["withdrawn_at"])
        release_leaders(slot.series_id, by=by, at=at)
        return slot
