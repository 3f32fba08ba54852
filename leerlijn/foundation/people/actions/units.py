"""Building the tree of units, giving a unit another name, and ending it; only a planned name is deleted."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.models import Unit, UnitName
from leerlijn.foundation.people.queries import in_or_above, unit_name
from leerlijn.foundation.people.queries.names import names_that_hold_today
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, all_of


def add_unit(
    kind: Unit.Kind,
    *,
    code: str,
    name: Text,
    starts_on: date,
    by: Actor,
    at: datetime,
    parent: Unit | None = None,
    ends_on: date | None = None,
) -> Unit | Denied:
    """A unit under its parent, or a root; refused when its parent has one with this code, or ends earlier."""
    with transaction.atomic():
        fits = all_of(
            guards.days_are_in_order(starts_on, ends_on),
            guards.code_is_free(code, parent),
            guards.does_not_end_before(held_unit(parent.pk), ends_on) if parent else ALLOWED,
        )
        if isinstance(fits, Denied):
            return fits
        unit = Unit.objects.create(
            kind=kind,
            code=code,
            name_nl=name.nl,
            name_en=name.en,
            parent=parent,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        unit.path = (
            f"{parent.path if parent else '/'}{unit.pk}/"  # ends in the key, known once the row exists
        )
        unit.save(update_fields=["path"])
        said = {"kind": kind.value, "code": code, "nl": name.nl, "en": name.en, "path": unit.path}
        record(f"unit:{unit.pk}", "add-unit", by=by, at=at, payload=said)
        return unit


def rename_unit(unit_id: int, *, name: Text, starts_on: date, by: Actor, at: datetime) -> Unit | Denied:
    """Another name from this day on; the one of before stays on its days."""
    with transaction.atomic():
        unit = held_unit(unit_id)
        names = list(UnitName.objects.filter(unit=unit).order_by("starts_on"))
        fits = all_of(
            guards.is_there(unit, on=starts_on),
            guards.is_another_name(unit, names, name),
            guards.comes_after_the_last_name(names, starts_on, on=day_of(at)),
        )
        if isinstance(fits, Denied):
            return fits
        last = names[-1] if names else _named(unit, unit_name(unit), unit.starts_on)
        if last.starts_on == starts_on:
            last.name_nl, last.name_en = name.nl, name.en
        else:
            last.ends_on = starts_on - ONE_DAY
            _named(unit, name, starts_on).save()
        last.save()
        if starts_on <= day_of(at):
            _call(unit, name)
        said = {"nl": name.nl, "en": name.en, "starts_on": starts_on.isoformat()}
        record(f"unit:{unit.pk}", "rename-unit", by=by, at=at, payload=said)
        return unit


def drop_name(name_id: int, *, by: Actor, at: datetime) -> Unit | Denied:
    """A name that was planned and has not begun goes; the one before it holds for its days too."""
    with transaction.atomic():
        unit = held_unit(UnitName.objects.values_list("unit", flat=True).get(pk=name_id))
        names = list(UnitName.objects.filter(unit=unit).order_by("starts_on"))
        dropped = next(each for each in names if each.pk == name_id)
        fits = guards.was_planned(dropped, names, on=day_of(at))
        if isinstance(fits, Denied):
            return fits
        before = names[names.index(dropped) - 1]
        dropped.delete()
        before.ends_on = dropped.ends_on
        before.save(update_fields=["ends_on"])
        said = {"nl": dropped.name_nl, "en": dropped.name_en, "starts_on": dropped.starts_on.isoformat()}
        record(f"unit:{unit.pk}", "drop-unit-name", by=by, at=at, payload=said)
        return unit


def end_unit(unit_id: int, *, ends_on: date, by: Actor, at: datetime) -> Unit | Denied:
    """Its last day; whatever lies below it, and whoever works or has a role in it, ended before."""
    with transaction.atomic():
        unit = _held_with_its_root(unit_id)
        fits = all_of(
            guards.days_are_in_order(unit.starts_on, ends_on),
            guards.is_no_root(unit),
            guards.nothing_below_goes_on(unit, after=ends_on),
            guards.nobody_goes_on(unit, after=ends_on),
        )
        if isinstance(fits, Denied):
            return fits
        unit.ends_on = ends_on
        unit.save(update_fields=["ends_on"])
        record(f"unit:{unit.pk}", "end-unit", by=by, at=at, payload={"ends_on": ends_on.isoformat()})
        return unit


def call_units_by_their_names(*, by: Actor, at: datetime) -> int:
    """Names whose first day has come; how many. Twice a day changes nothing."""
    with transaction.atomic():
        begun = names_that_hold_today(day_of(at))
        for named in begun:
            _call(named.unit, unit_name(named))
            said = {"nl": named.name_nl, "en": named.name_en}
            record(f"unit:{named.unit_id}", "call-unit", by=by, at=at, payload=said)
    return len(begun)


def held_unit(unit_id: int) -> Unit:
    """The unit as it is: whoever else ends it, or begins something in it, waits for this transaction."""
    return Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit_id)


def _held_with_its_root(unit_id: int) -> Unit:
    """The same, once no list is being taken over that could let somebody work there."""
    path = Unit.objects.values_list("path", flat=True).get(pk=unit_id)
    Unit.objects.select_for_update(of=("self",)).get(path=in_or_above(path)[0])
    return held_unit(unit_id)


def _named(unit: Unit, name: Text, starts_on: date) -> UnitName:
    return UnitName(unit=unit, name_nl=name.nl, name_en=name.en, starts_on=starts_on)


def _call(unit: Unit, name: Text) -> None:
    unit.name_nl, unit.name_en = name.nl, name.en
    unit.save(update_fields=["name_nl", "name_en"])
