"""Reads what every room keeps about people; and what the tables of the framework keep."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.db.models import Field, ForeignKey, Model

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.personal import ACCOUNTS
from leerlijn.kernel.data_map import (
    OUR_DEFAULT,
    THEMSELVES,
    Column,
    DataMap,
    Ground,
    Kept,
    Processing,
    data_map,
)
from leerlijn.kernel.policy import Action, Registry, Relation
from leerlijn.kernel.sentence import Text

FIXED = Text(nl="vast in het systeem", en="fixed in the system")
NOBODY = Relation("nobody", Text(nl="niemand: geen pagina toont het", en="nobody: no page shows it"))
BACKGROUND = Processing(
    key="background",
    title=Text(nl="Werk op de achtergrond", en="Work in the background"),
    whose=Text(nl="wie een brief of certificaat krijgt", en="whoever gets a letter or certificate"),
    purpose=Text(
        nl="brieven en certificaten maken terwijl niemand hoeft te wachten",
        en="making letters and certificates while nobody has to wait",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="het systeem", en="the system"),
    read_by=(),
    kept=Kept(since=Text(nl="tot het werk klaar en opgeruimd is", en="until the work is done and cleared")),
    note=Text(
        nl="Alleen nummers van rijen. Wie de server beheert, kan ze lezen.",
        en="Numbers of rows only. Whoever keeps the server can read them.",
    ),
)
UNUSED = Text(
    nl="een tabel van het raamwerk die hier niets over mensen bewaart",
    en="a table of the framework that keeps nothing about people here",
)


def load() -> DataMap:
    """What every room declared. Twice in one process declares everything once."""
    for room in settings.ROOMS:
        if find_spec(f"{room}.personal"):
            import_module(f"{room}.personal")
    if "sessions.Session.session_key" not in data_map.columns:
        _declare_framework(data_map)
    return data_map


def _declare_framework(into: DataMap) -> None:
    into.keeps("sessions.Session", ACCOUNTS, access="session_key session_data", doing="expire_date")
    into.keeps(
        "django_tasks_database.DBTaskResult",
        BACKGROUND,
        identity="args_kwargs",
        doing="enqueued_at started_at finished_at run_after",
        words="return_value traceback",
        bare="status priority task_path worker_ids queue_name backend_name exception_class_path",
    )
    into.never_leaves("sessions.Session")
    into.never_leaves("django_tasks_database.DBTaskResult")
    into.erases("sessions.Session", goes=True)
    into.erases("django_tasks_database.DBTaskResult", goes=True)
    into.tells_nothing("contenttypes.ContentType", "app_label model", UNUSED)
    into.tells_nothing("auth.Permission", "name codename", UNUSED)
    into.tells_nothing("auth.Group", "name", UNUSED)


def undeclared(models: Iterable[type[Model]], known: DataMap) -> list[str]:
    """Every column that nobody declared, and every key to a person that is said to be about nobody.

    A key to something that is no person says nothing: what it points to is declared there.
    """
    places = [(f"{model._meta.label}.{field.name}", field) for model in models for field in _telling(model)]
    return sorted(place for place, field in places if not _is_declared(known.columns.get(place), field))


def _telling(model: type[Model]) -> list[Field[object, object]]:
    """Columns that are neither a number that a row gets by itself, nor a key to what is no person."""
    return [
        field
        for field in model._meta.concrete_fields
        if not _is_own_number(field) and (not isinstance(field, ForeignKey) or _points_to_person(field))
    ]


def _is_own_number(field: Field[object, object]) -> bool:
    return field.primary_key and (field.has_default() or field.get_internal_type().endswith("AutoField"))


def _points_to_person(field: Field[object, object]) -> bool:
    return isinstance(field, ForeignKey) and field.related_model is Person


def _is_declared(column: Column | None, field: Field[object, object]) -> bool:
    return column is not None and (column.kind is not None or not _points_to_person(field))


def gone(known: DataMap) -> list[str]:
    """What is declared, and is no column of a table any more."""
    places = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in _telling(model)}
    return sorted(known.columns.keys() - places)


def without_fate(known: DataMap) -> list[str]:
    """Every column that says something of somebody, and of which nobody said what erasing does to it.

    A key to a person stays: it leads to a row without a name.
    """
    keys = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in _telling(model)
        if _points_to_person(field)
    }
    personal = (column for column in known.columns.values() if column.kind)
    return sorted(each.place for each in personal if each.place not in keys and not known.fates(each))


def readers(processing: Processing, known: Registry) -> list[Relation]:
    """By which relations it is read, each once, as the policy says; themselves last."""
    if not processing.read_by:
        return [NOBODY]
    found = {THEMSELVES} if THEMSELVES.key in processing.read_by else set()
    found |= {
        relation
        for key in processing.read_by
        for action in actions(key, known)
        for relation in action.open_to
    }
    return sorted(found, key=lambda relation: (relation == THEMSELVES, relation.key))


def actions(key: str, known: Registry) -> list[Action]:
    """The action of this key; or of every edition of it, where it names a procedure."""
    exact = known.actions.get(key)
    if exact is not None:
        return [exact]
    return [action for name, action in known.actions.items() if name.startswith(f"{key} ")]
