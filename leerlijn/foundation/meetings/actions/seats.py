"""Seats: asking for one, being offered one that came free, taking it, giving it back. Never one too many.

Whoever changes who sits holds the row of the series first: of many who come at once each sees what the one
before did, and the numbers of receipt have no gap. The database refuses an oversold series besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.meetings.models import Place, Series
from leerlijn.foundation.meetings.queries import next_in_line, seats_of_groups, waiting_in
from leerlijn.foundation.meetings.waiting import next_of, rule_from
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Counted, Sentence
from leerlijn.kernel.verdict import Denied

State = Place.State


def ask_for_seat(
    series_id: int, person: Person, *, by: Actor, at: datetime, group: Unit | None = None
) -> Place | Denied:
    """Seated where a seat is free and nobody waits for it, else on the list. A full series is no mistake."""
    with transaction.atomic():
        series = held(series_id)
        if Place.objects.filter(series=series, person=person, state__in=PRESENT).exists():
            return Denied(Sentence("You have a place here already."))
        number = series.asked + 1
        seated = _is_free_for(series, group) and take_seat(series)
        Series.objects.filter(pk=series.pk).update(asked=number)
        place = Place.objects.create(
            series=series,
            person=person,
            group=group,
            order=number,
            state=State.SEATED if seated else State.WAITING,
            asked_at=at,
        )
        _record(place, "seat" if seated else "wait", by=by, at=at)
        return place


PRESENT = (State.WAITING, State.OFFERED, State.SEATED)


def held(series_id: int) -> Series:
    """Locked until the transaction ends."""
    return Series.objects.select_for_update(of=("self",)).select_related("unit").get(pk=series_id)


def take_seat(series: Series) -> bool:
    """Whether there was a seat, which is now taken: compared and written in one statement."""
    free = Series.objects.filter(pk=series.pk, taken__lt=F("seats"))
    return free.update(taken=F("taken") + 1) == 1


def _is_free_for(series: Series, group: Unit | None) -> bool:
    """There is a seat, nobody who waits could have it, and the group has room for one more."""
    if series.taken >= series.seats:
        return False
    rule, seated = rule_from(series.rule), seats_of_groups(series)
    if not rule.has_room_for(group.pk if group else None, seated):
        return False
    return next_of(waiting_in(series), rule, seated) is None


def reserve(
    series_id: int,
    coming: Sequence[tuple[Person, Unit | None]],
    *,
    until: date,
    all_or_nothing: bool,
    by: Actor,
    at: datetime,
) -> list[Place] | Denied:
    """Holds a seat for each until they answer; who does not fit waits, or with `all_or_nothing` nobody comes.

    Whoever waits already comes before a team.
    """
    with transaction.atomic():
        series = held(series_id)
        people = [person for person, _ in coming]
        present = Place.objects.filter(series=series, person__in=people, state__in=PRESENT)
        if (there := present.select_related("person").order_by("order").first()) is not None:
            return Denied(Sentence("{name} has a place here already.", name=there.person.name))
        fits = _who_fits(series, [group for _, group in coming])
        if all_or_nothing and not all(fits):
            return Denied(
                Counted(
                    "{count} seat is free, and you name {named} people. Name fewer, or let the rest wait.",
                    "{count} seats are free, and you name {named} people. Name fewer, or let the rest wait.",
                    count=sum(fits),
                    named=len(coming),
                )
            )
        places = Place.objects.bulk_create(
            Place(
                series=series,
                person=person,
                group=group,
                order=series.asked + number,
                state=State.OFFERED if seated else State.WAITING,
                offered_until=until if seated else None,
                asked_at=at,
            )
            for number, ((person, group), seated) in enumerate(zip(coming, fits, strict=True), start=1)
        )
        Series.objects.filter(pk=series.pk).update(
            asked=F("asked") + len(coming), taken=F("taken") + sum(fits)
        )
        for place in places:
            _record(place, "reserve" if place.state == State.OFFERED else "wait", by=by, at=at)
        return places


def _who_fits(series: Series, groups: Sequence[Unit | None]) -> list[bool]:
    """For each in turn whether there is a seat; nobody's where somebody waits who could have it."""
    rule, seated = rule_from(series.rule), Counter(seats_of_groups(series))
    if next_of(waiting_in(series), rule, seated) is not None:
        return [False] * len(groups)
    free, fits = series.seats - series.taken, []
    for group in groups:
        key = group.pk if group else None
        fits.append(free > 0 and rule.has_room_for(key, seated))
        if fits[-1]:
            free -= 1
            seated.update([key] if key else [])
    return fits


def offer_next(
    series_id: int, *, until: date, by: Actor, at: datetime, besides: Collection[int] = ()
) -> Place | None:
    """Offers a free seat to whoever is first by the rule; None where there is no seat or nobody to have it.

    The offer holds the seat. `besides` are places that are passed over for now, by their keys.
    """
    with transaction.atomic():
        series = held(series_id)
        first = next_in_line(series, besides)
        if first is None or not take_seat(series):
            return None
        place = _place(first.place)
        _move(place, State.OFFERED, offered_until=until)
        _record(place, "offer", by=by, at=at, until=until.isoformat(), besides=sorted(besides))
        return place


def accept_offer(place_id: int, *, by: Actor, at: datetime) -> Place | Denied:
    """The seat that was held is theirs."""
    with transaction.atomic():
        place = _held_place(place_id)
        if place.state != State.OFFERED:
            return Denied(Sentence("There is no offer of a seat any more."))
        _move(place, State.SEATED)
        _record(place, "accept", by=by, at=at)
        return place


def leave(place_id: int, *, by: Actor, at: datetime, passed: bool = False) -> Place | Denied:
    """Gives back the seat or the place on the list; `passed` when an offer was declined or ran out."""
    with transaction.atomic():
        place = _held_place(place_id)
        if place.state not in PRESENT:
            return Denied(Sentence("You have no place here any more."))
        if place.state in Place.HOLDS:
            Series.objects.filter(pk=place.series_id).update(taken=F("taken") - 1)
        _move(place, State.PASSED if passed else State.LEFT)
        _record(place, "pass" if passed else "leave", by=by, at=at)
        return place


def hand_over(place_id: int, to: Person, *, by: Actor, at: datetime) -> Place | Denied:
    """A seat that somebody has goes to another, outside the list: the number of receipt stays with it."""
    with transaction.atomic():
        place = _held_place(place_id)
        if place.state != State.SEATED:
            return Denied(Sentence("Only a seat can be handed over."))
        if Place.objects.filter(series=place.series_id, person=to, state__in=PRESENT).exists():
            return Denied(Sentence("{name} has a place here already.", name=to.name))
        Place.objects.filter(pk=place.pk).update(person=to)
        place.person = to
        _record(place, "hand-over", by=by, at=at)
        return place


def _held_place(place_id: int) -> Place:
    """The series first, so that seats and places are always locked in one order."""
    held(Place.objects.values_list("series", flat=True).get(pk=place_id))
    return _place(place_id)


def _place(place_id: int) -> Place:
    return Place.objects.select_related("person", "group", "series").get(pk=place_id)


def _move(place: Place, state: Place.State, *, offered_until: date | None = None) -> None:
    place.state, place.offered_until = state, offered_until
    place.save(update_fields=["state", "offered_until"])


def _record(place: Place, act: str, *, by: Actor, at: datetime, **more: object) -> None:
    payload = {
        "place": place.pk,
        "order": place.order,
        "group": place.group_id,
        "path": place.group.path if place.group else "",
        **more,
    }
    about = f"person:{place.person.pseudonym}"
    record(f"series:{place.series_id}", act, by=by, at=at, payload=payload, about=about)
