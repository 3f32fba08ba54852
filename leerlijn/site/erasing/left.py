"""Where a name still stands after an erasure: asked of every text in the database, whatever the map says."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, Field, JSONField, Model, Q, TextField
from django.db.models.functions import Cast

from leerlijn.kernel.data_map import DataMap, Fate
from leerlijn.site.erasing.lines import Left
from leerlijn.site.erasing.whom import Whom, as_written

HOLDS_TEXT = (CharField, TextField, JSONField)


def still_named(known: DataMap, theirs: Whom) -> list[Left]:
    """Also by address or number; one statement for each column that has any."""
    return list(_found(known, theirs))


def _found(known: DataMap, theirs: Whom) -> Iterator[Left]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, HOLDS_TEXT) and (rows := _rows_in(model, field, theirs)):
                place = f"{model._meta.label}.{field.name}"
                column = known.columns.get(place)
                yield Left(place, rows, column is not None and Fate.LAWFUL in known.fates(column))


def _rows_in(model: type[Model], field: Field[object, object], theirs: Whom) -> int:
    wanted = Q(pk__in=())
    for word in theirs.words:
        for form in as_written(word):
            wanted |= Q(as_a_text__contains=form)
    return model._base_manager.annotate(as_a_text=Cast(field.name, TextField())).filter(wanted).count()
