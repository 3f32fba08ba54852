"""Who and what is still referred to, by whatever room: such a row stays where it is."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model

from leerlijn.foundation.people.models import Appointment
from leerlijn.foundation.people.queries.among import Among


def referred(model: type[Model], keys: Collection[int], *, besides: Collection[int]) -> frozenset[int]:
    """Those of these rows to which another row points; appointments `besides` do not count.

    One statement for every relation that there is, so not for a page that many people open.
    """
    found = set[int]()
    for relation in model._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._default_manager.filter(**{f"{name}__in": Among(keys)})
        if relation.related_model is Appointment:
            rows = rows.exclude(pk__in=Among(besides))
        found.update(rows.values_list(name, flat=True))
    return frozenset(found)
