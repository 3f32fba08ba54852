"""What an institution chose: numbers and lengths by name, and the recess; each with its days and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Length

from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.periods import Period
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Calendar, Recess

RECESS = "recess"
"""The key under which each recess is kept; its value is the name in Dutch and in English, a bar between."""


def settings_for(keys: Iterable[str], *, path: str, on: date) -> Mapping[str, str]:
    """What holds on a day at this place in the tree: the nearest unit counts, then the latest start.

    What nobody set is absent: its default stands in the procedure. One statement.
    """
    return {key: value for key, place, value in places_of(keys, on=on) if path.startswith(place)}


def places_of(keys: Iterable[str], *, on: date) -> Iterable[tuple[str, str, str]]:
    """Key, place and value of all that holds on a day; what counts more comes later."""
    return (
        SettingValue.objects.filter(in_force(on), key__in=list(keys))
        .annotate(place=Coalesce("unit__path", Value("")), depth=Length(Coalesce("unit__path", Value(""))))
        .order_by("depth", "starts_on")
        .values_list("key", "place", "value")
    )


def setting(wanted: Setting, *, path: str, on: date) -> str:
    """The value in force, or the default of the procedure."""
    return values_of([wanted], path=path, on=on)[wanted.key]


def values_of(wanted: Iterable[Setting], *, path: str, on: date) -> Mapping[str, str]:
    """The same of several, each by its key; one statement."""
    defaults = {each.key: each.default for each in wanted}
    return defaults | dict(settings_for(defaults, path=path, on=on))


def value_of(wanted: Setting, *, path: str, on: date | OuterRef) -> Coalesce:
    """That of one at the place that `path` leads to from a row, as a part of another statement."""
    there = ExpressionWrapper(OuterRef(path), output_field=CharField())
    chosen = (
        SettingValue.objects.filter(in_force(on), key=wanted.key)
        .annotate(place=Coalesce("unit__path", Value("")), there=there)
        .filter(there__startswith=F("place"))
        .order_by(Length("place").desc(), "-starts_on")
    )
    return Coalesce(Subquery(chosen.values("value")[:1]), Value(wanted.default))


def setting_at(wanted: Setting, paths: Iterable[str], *, on: date) -> Mapping[str, str]:
    """The same at each of these places, however many there are; one statement."""
    rows = list(places_of([wanted.key], on=on))
    return {
        path: next((value for _, place, value in reversed(rows) if path.startswith(place)), wanted.default)
        for path in set(paths)
    }


def calendar_of(path: str) -> Calendar:
    """Working days here: the holidays of the law and every recess that was set. One statement."""
    rows = SettingValue.objects.filter(key=RECESS, ends_on__isnull=False).select_related("unit")
    return Calendar(
        recess=tuple(
            Recess(_named(row.value), Period(row.starts_on, row.ends_on))
            for row in rows.order_by("starts_on")
            if row.unit is None or path.startswith(row.unit.path)
        )
    )


def _named(value: str) -> Text:
    nl, _, en = value.partition("|")
    return Text(nl=nl, en=en or nl)
