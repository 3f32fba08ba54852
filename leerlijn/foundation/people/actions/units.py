"""Building the tree of units."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, all_of


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
    """A unit under its parent, or a root; refused when its parent has one with this code."""
    with transaction.atomic():
        fits = all_of(guards.days_are_in_order(starts_on, ends_on), guards.code_is_free(code, parent))
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
