"""Rows of somebody in the tables of every room, by what the map of the data says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.apps import apps
from django.db.models import PROTECT, Exists, Field, ManyToOneRel, Model, OuterRef, Q, QuerySet

from leerlijn.foundation.cases.models import Letter
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import open_document
from leerlijn.foundation.dossiers.models import ItemVersion
from leerlijn.kernel.data_map import ERASED, DataMap, Erasing, Fate, Processing
from leerlijn.kernel.terms import day_of
from leerlijn.site.erasing.lines import Tally
from leerlijn.site.erasing.whom import Whom

type Rows = QuerySet[Model]


def erase_rows(known: DataMap, theirs: Whom, *, on: date) -> Tally:
    """In the order in which nothing points to what goes: the rooms above first, children before parents."""
    tally: Tally = Counter()
    for model in reversed(apps.get_models()):
        for how in known.erasing.get(model._meta.label, ()):
            processing = processing_of(known, model)
            for fate, rows, until in _erased(model, how, processing, theirs.keys, on):
                tally[processing.key if processing else "", fate, until] += rows
            _take_names_out(model, how.names, theirs.names)
    tally.pop(("", Fate.GOES, None), None)  # a table that says nothing of anybody by itself
    return tally


def files_of(theirs: Whom) -> dict[int, str]:
    """Their files with the hash of each: what they brought in, and what lies in cases about them."""
    letters = Letter.objects.filter(case__subject__in=theirs.keys).values("document")
    evidence = ItemVersion.objects.filter(item__dossier__candidate__in=theirs.keys).values("document")
    wanted = Q(owner__in=theirs.keys) | Q(pk__in=letters) | Q(pk__in=evidence) | Q(pk__in=lists_with(theirs))
    return dict(Document.objects.filter(wanted).values_list("pk", "hash"))


def lists_with(theirs: Whom) -> list[int]:
    """Lists that an office brought in to take over, kept for a while, and in which they stand."""
    kept = Document.objects.filter(keep_until__isnull=False)
    words = [word.encode() for word in theirs.words]
    return [each.pk for each in kept if any(word in part for part in parts_of(each) for word in words)]


def parts_of(document: Document) -> Iterator[bytes]:
    """What stands in a file, also where it is a workbook. One that is lost has nothing in it."""
    try:
        with open_document(document) as file:
            if not is_zipfile(file):
                file.seek(0)
                yield file.read()
                return
            with ZipFile(file) as packed:
                yield from (packed.read(name) for name in packed.namelist())
    except (FileNotFoundError, BadZipFile):
        return


def erase_papers(known: DataMap, files: Collection[int]) -> Tally:
    """Those that somebody else brought in: nothing points to them any more."""
    processing = processing_of(known, Document)
    left = Document.objects.filter(pk__in=files)
    found = {(fate, until): rows for fate, rows, until in _gone(Document, left)}
    return Counter({(processing.key, Fate.GOES, None): found[Fate.GOES, None]} if processing else {})


def processing_of(known: DataMap, model: type[Model]) -> Processing | None:
    places = (f"{model._meta.label}.{field.name}" for field in model._meta.concrete_fields)
    return next(
        (column.processing for place in places if (column := known.columns.get(place)) and column.kind), None
    )


def _erased(
    model: type[Model], how: Erasing, processing: Processing | None, people: Collection[int], on: date
) -> Iterator[tuple[Fate, int, date | None]]:
    if not how.whose:
        return
    rows: Rows = model._base_manager.filter(pk__in=_theirs(model, how, people))
    if how.lawful and processing:
        kept = _lawful(rows, how, processing, on)
        yield from ((Fate.LAWFUL, count, until) for until, count in Counter(kept.values()).items())
        rows = rows.exclude(pk__in=list(kept))
    if how.goes:
        yield from _gone(model, rows)
    elif how.empties or how.replaces or how.leaves:
        yield Fate.EMPTIED, _emptied_in(rows, how), None


def _theirs(model: type[Model], how: Erasing, people: Collection[int]) -> QuerySet[Model, dict[str, Any]]:
    found = Q()
    for path in how.whose:
        found |= Q(**{f"{path}__in": people})
    return model._base_manager.filter(found).values("pk")


def _lawful(rows: Rows, how: Erasing, processing: Processing, on: date) -> dict[Any, date | None]:
    """By key the day from which each can go; none where it is kept for good."""
    least = processing.kept.least
    if not how.since or least is None:
        return dict.fromkeys(rows.values_list("pk", flat=True))
    days = {key: least.after(_day(since)) for key, since in rows.values_list("pk", how.since)}
    return {key: day for key, day in days.items() if day > on}


def _day(moment: date | datetime) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment


def _gone(model: type[Model], rows: Rows) -> Iterator[tuple[Fate, int, date | None]]:
    """What something that stays points to stays too; nothing then says any more whose it is."""
    free = rows
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.on_delete is PROTECT:
            pointing = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            free = free.exclude(Exists(pointing))
    keys = list(free.values_list("pk", flat=True))
    bound = rows.exclude(pk__in=keys).count()
    model._base_manager.filter(pk__in=keys).delete()
    yield Fate.GOES, len(keys), None
    yield Fate.NAMELESS, bound, None


def _emptied_in(rows: Rows, how: Erasing) -> int:
    for name in how.replaces:
        rows.exclude(**{name: ""}).update(**{name: ERASED})
    values = {**{name: _empty(rows.model, name) for name in how.empties}, **how.leaves}
    return rows.update(**values) if values else rows.count()


def _empty(model: type[Model], name: str) -> Any:
    field = column_of(model, name)
    if field.null:
        return None
    return field.get_default() if field.has_default() else ""


def column_of(model: type[Model], name: str) -> Field[Any, Any]:
    return next(field for field in model._meta.concrete_fields if field.name == name)


def _take_names_out(model: type[Model], columns: Collection[str], names: Collection[str]) -> None:
    """Where a name stands in a text, also in rows about others; not inside a longer name."""
    for name in names:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for column in columns:
            rows = model._base_manager.filter(**{f"{column}__contains": name})
            longest = column_of(model, column).max_length
            for key, said in list(rows.values_list("pk", column)):
                left = whole.sub(ERASED, said)[:longest]
                model._base_manager.filter(pk=key).update(**{column: left})
