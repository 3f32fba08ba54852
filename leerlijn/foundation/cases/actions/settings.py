"""Setting a number or length: a row with its days and its source, never a change of an older row."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.cases.queries.settings import RECESS
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied


@transaction.atomic
def choose_setting(
    key: str,
    value: str,
    *,
    source: str,
    starts_on: date,
    ends_on: date | None = None,
    unit: Unit | None = None,
    actor: Actor,
    at: datetime,
) -> SettingValue | Denied:
    """From this day the value holds in the unit and below; what already runs keeps its own term."""
    taken = Denied(Sentence("This was set for {day} already. Choose a later day.", day=starts_on))
    if SettingValue.objects.filter(key=key, unit=unit, starts_on=starts_on).exists():
        return taken
    try:
        with transaction.atomic():
            row = SettingValue.objects.create(
                key=key, unit=unit, value=value, source=source, starts_on=starts_on, ends_on=ends_on
            )
    except IntegrityError:
        return taken  # somebody was first, since we looked
    payload = {
        "value": value,
        "source": source,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat() if ends_on else None,
        "unit": unit.code if unit else "",
    }
    record(f"setting:{key}", "choose", by=actor, at=at, payload=payload)
    return row


def set_recess(
    name: Text, *, starts_on: date, ends_on: date, source: str, actor: Actor, at: datetime
) -> SettingValue | Denied:
    """The institution stands still on these days: they are no working days."""
    return choose_setting(
        RECESS,
        f"{name.nl}|{name.en}",
        source=source,
        starts_on=starts_on,
        ends_on=ends_on,
        actor=actor,
        at=at,
    )
