"""What units are called, and were called: a name has its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q

from leerlijn.foundation.people.models import Unit, UnitName
from leerlijn.foundation.people.queries import in_force, unit_name
from leerlijn.kernel.sentence import Text


def names_of(unit: Unit) -> Sequence[UnitName]:
    """All its names, the first first; none where it never got another. One statement."""
    return list(UnitName.objects.filter(unit=unit).order_by("starts_on"))


def name_numbered(number: int) -> UnitName | None:
    """With its unit; one statement."""
    return UnitName.objects.select_related("unit").filter(pk=number).first()


def name_on(unit_id: int, on: date) -> Text:
    """What it was called on this day; two statements at most."""
    then = UnitName.objects.filter(in_force(on), unit=unit_id).order_by("-starts_on").first()
    return unit_name(then or Unit.objects.get(pk=unit_id))


def names_that_hold_today(on: date) -> Sequence[UnitName]:
    """Names in force by which their unit is not called yet, locked; one statement."""
    other = ~Q(unit__name_nl=F("name_nl")) | ~Q(unit__name_en=F("name_en"))
    found = UnitName.objects.filter(in_force(on), other).select_related("unit").order_by("pk")
    return list(found.select_for_update())
