"""Who and what is still referred to, by whatever room: such a row stays where it is."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model

from leerlijn.foundation.people.models import Appointment
from leerlijn.foundation.people.queries.among import Among


def referred(
    model: type[Model], keys: Collection[int], *, besides: Collection[int], led_by_others: Collection[int]
) -> frozenset[int]:
    """Those of these rows to which another row points.

    Appointments `besides` do not count, nor whom those `led_by_others` still have as their manager.
    One statement for every relation that there is, so not for a page that many people open.
    """
    found = set[int]()
    for relation in model._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._default_manager.filter(**{f"{name}__in": Among(keys)})
        if relation.related_model is Appointment:
            left_out = {*besides, *(led_by_others if name == "manager" else ())}
            rows = rows.exclude(pk__in=Among(left_out))
        found.update(rows.values_list(name, flat=True))
    return frozenset(found)
