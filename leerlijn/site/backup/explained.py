"""What an export tells besides the rows: what each column means, and what stays here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    FloatField,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
)

from leerlijn.kernel.data_map import KINDS, Column
from leerlijn.kernel.sentence import Text
from leerlijn.site import personal
from leerlijn.site.backup import rows
from leerlijn.site.backup.rows import Cell, KeptAs, Row, Table

OF_THE_FRAMEWORK = frozenset(
    {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
)
"""Every installation makes these for itself, and they say nothing."""
HOLDS: Mapping[type[Field[Any, Any]], str] = {
    BooleanField: "true or false",
    DateTimeField: "moment, in UTC",
    DateField: "day",
    JSONField: "text of JSON",
    DecimalField: "amount with decimals, as text",
    FloatField: "number, as text",
    IntegerField: "whole number",
}
"""The first that fits; anything else is text."""
STAYS = "left out: with this somebody comes in, or opens what is closed"


def models() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def tables() -> list[Table]:
    """All that is in a backup, but for what the framework makes and what never leaves as a whole."""
    staying, known = personal.load().staying, models()
    whole = {name for name, model in known.items() if staying.get(model._meta.label) == frozenset()}
    return [table for table in rows.tables() if table.name not in whole | OF_THE_FRAMEWORK]


def heading(table: Table) -> object:
    model = models()[table.name]
    return {
        "table": table.name,
        "says": _first_paragraph(model),
        "columns": [_explained(model, field) for field in _fields(model)],
    }


def names_in(heading: object) -> list[str]:
    """The columns on the first line of a table, in either form. Raises KeyError and TypeError."""
    if isinstance(heading, dict):
        return [str(each["name"]) for each in heading["columns"]]
    if not isinstance(heading, list):
        raise TypeError("no columns")
    return [str(each) for each in heading]


def kept_as(table: Table) -> KeptAs:
    """The same bytes from either database; in place of what never leaves the number of its row.

    That is no password and no hash of anything, and no two rows have the same.
    """
    model = models()[table.name]
    staying = personal.load().staying.get(model._meta.label, frozenset())
    key = table.columns.index(table.key)
    written: dict[int, Callable[[Cell, Row], Cell]] = {}
    for place, field in enumerate(_fields(model)):
        if field.name in staying:
            written[place] = lambda _, row: f"!{row[key]}"
        elif isinstance(field, JSONField):
            written[place] = _canonical
        elif isinstance(field, DecimalField):
            written[place] = _to_places(field.decimal_places or 0)

    def kept(row: Row) -> Row:
        made = list(row)
        for place, as_written in written.items():
            if made[place] is not None:
                made[place] = as_written(made[place], row)
        return made

    return kept if written else list


def _canonical(value: Cell, _: Row) -> str:
    return json.dumps(json.loads(str(value)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _to_places(places: int) -> Callable[[Cell, Row], str]:
    return lambda value, _: f"{Decimal(str(value)):.{places}f}"


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.local_concrete_fields)


def _first_paragraph(model: type[Model]) -> str:
    said = (model.__doc__ or "").strip()
    return "" if said.startswith(f"{model.__name__}(") else " ".join(said.split("\n\n")[0].split())


def _explained(model: type[Model], field: Field[Any, Any]) -> dict[str, object]:
    known, label = personal.load(), model._meta.label
    said: dict[str, object] = {"name": field.column, "holds": _holds(field)}
    if isinstance(field, ForeignKey):
        refers = field.target_field
        said["refers_to"] = f"{refers.model._meta.db_table}.{refers.column}"
    if field.choices:
        said["one_of"] = [value for value, _ in field.flatchoices]
    if field.help_text:
        said["says"] = str(field.help_text)
    if column := known.columns.get(f"{label}.{field.name}"):
        said["about"] = _about(column)
    if field.name in known.staying.get(label, frozenset()):
        said["stays"] = STAYS
    return said


def _holds(field: Field[Any, Any]) -> str:
    target = field.target_field if isinstance(field, ForeignKey) else field
    kind = next((said for kind, said in HOLDS.items() if isinstance(target, kind)), "text")
    return f"{kind}, or null" if field.null else kind


def _about(column: Column) -> dict[str, str]:
    """Which kind of data about people it is and of what, or why it is about nobody."""
    said = [column.because] if column.because else []
    if column.kind and column.processing:
        said = [column.processing.title, KINDS[column.kind]]
    return {language: ": ".join(_in(each, language) for each in said) for language in ("nl", "en")}


def _in(said: Text, language: str) -> str:
    return said.nl if language == "nl" else said.en
