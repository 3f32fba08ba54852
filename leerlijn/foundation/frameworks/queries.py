"""Frameworks as light values: which edition holds on a day, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from leerlijn.foundation.frameworks.models import Competence, Criterion, Framework
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a framework; `stem` begins the sentence that every criterion finishes.

    `continues` says of each code of the edition before in which of its criteria it lives on.
    """

    id: int
    key: str
    edition: str
    title: Text
    stem: Text
    source: str
    starts_on: date
    ends_on: date | None
    continues: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CompetenceLine:
    id: int
    code: str
    title: Text
    short: Text


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with the competence it belongs to, so that one list draws a whole page."""

    id: int
    code: str
    short: Text
    text: Text
    note: Text
    evidence: Text
    question: Text
    competence: CompetenceLine = field(repr=False)


def framework(key: str, *, on: date) -> Edition | None:
    """The edition in force on a day: of those that hold, the one that started last."""
    holds = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))
    found = Framework.objects.filter(holds, key=key, frozen=True).order_by("-starts_on").first()
    return _edition(found) if found else None


def newer_than(path: str) -> QuerySet[Framework]:
    """The published editions after the one that `path` leads to from a row; a part of another statement."""
    after = {"key": OuterRef(f"{path}__key"), "starts_on__gt": OuterRef(f"{path}__starts_on")}
    return Framework.objects.filter(frozen=True, **after)


def edition_before(key: str, starts_on: date) -> Edition | None:
    """The edition that a new one, which starts on this day, follows."""
    found = Framework.objects.filter(key=key, frozen=True, starts_on__lt=starts_on)
    last = found.order_by("-starts_on").first()
    return _edition(last) if last else None


def editions_of(key: str) -> tuple[Edition, ...]:
    """All published editions, the newest first."""
    found = Framework.objects.filter(key=key, frozen=True).order_by("-starts_on")
    return tuple(_edition(row) for row in found)


def published() -> tuple[Edition, ...]:
    """Every edition of every framework, the newest of each first; one statement."""
    return tuple(map(_edition, Framework.objects.filter(frozen=True).order_by("-key", "-starts_on")))


def edition_named(key: str, edition: str) -> Edition | None:
    """One statement."""
    found = Framework.objects.filter(key=key, edition=edition, frozen=True).first()
    return _edition(found) if found else None


def competences_of(framework_id: int) -> tuple[CompetenceLine, ...]:
    """The competences in order; one statement."""
    rows = Competence.objects.filter(framework_id=framework_id).order_by("order").values()
    return tuple(_competence(row) for row in rows)


def criteria_of(framework_id: int) -> tuple[CriterionLine, ...]:
    """Every criterion in the order of the framework; one statement."""
    places = [field.attname for field in Criterion._meta.concrete_fields]
    above = [f"competence__{name}" for name in ("code", "title_nl", "title_en", "short_nl", "short_en")]
    found = Criterion.objects.filter(competence__framework_id=framework_id)
    rows = found.order_by("competence__order", "order").values(*places, *above)
    return tuple(_criterion(row) for row in rows)


def carried_over(framework_id: int) -> Mapping[str, tuple[str, ...]]:
    """Per code of the edition before, the criteria of this one in which it lives on."""
    said = Framework.objects.values_list("continues", flat=True).get(pk=framework_id)
    return continuations(said)


def carried_between(before: int, after: int) -> Mapping[str, tuple[str, ...]]:
    """Per criterion of an edition those of a later one in which it lives on, by way of all in between.

    One statement; nothing where the other is no later edition of the same framework.
    """
    key = Framework.objects.filter(pk=before).values("key")[:1]
    editions = list(Framework.objects.filter(key=Subquery(key), frozen=True).order_by("starts_on"))
    places = {row.pk: place for place, row in enumerate(editions)}
    between = editions[places[before] + 1 : places.get(after, -1) + 1]
    following = [continuations(row.continues) for row in between]
    return reduce(on_to, following) if following else {}


def on_to(
    carried: Mapping[str, tuple[str, ...]], following: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """What was carried to one edition, carried on to the next."""
    return {
        old: tuple(dict.fromkeys(new for code in codes for new in following.get(code, ())))
        for old, codes in carried.items()
    }


def continuations(continues: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """What an edition says of the criteria before it: old code → new ones; none where it is dropped."""
    return {old: tuple(new) for old, new in continues.get("criteria", {}).items()}


@dataclass(frozen=True, slots=True)
class Preview:
    """What one piece of running work keeps when it moves to another edition; codes in order.

    `kept`: old code → the one criterion it counts for. `to_choose`: old code → several criteria, a person
    says for which of them it counts. `dropped`: what lives on nowhere.
    `missing`: new criteria with nothing.
    """

    kept: Mapping[str, str]
    to_choose: Mapping[str, tuple[str, ...]]
    dropped: tuple[str, ...]
    missing: tuple[str, ...]


def preview_change(
    carried: Mapping[str, tuple[str, ...]], criteria: Iterable[str], running: Mapping[str, Iterable[str]]
) -> Mapping[str, Preview]:
    """Per piece of running work (its accepted old codes) what a new edition would mean; changes nothing.

    `carried` is `carried_over` of the new edition, `criteria` the codes of its criteria.
    """
    return {work: _preview(carried, tuple(criteria), sorted(codes)) for work, codes in running.items()}


def _preview(carried: Mapping[str, tuple[str, ...]], criteria: tuple[str, ...], codes: list[str]) -> Preview:
    into = {code: carried.get(code, ()) for code in codes}
    reached = {code for codes in into.values() for code in codes}
    return Preview(
        kept={old: new[0] for old, new in into.items() if len(new) == 1},
        to_choose={old: new for old, new in into.items() if len(new) > 1},
        dropped=tuple(old for old, new in into.items() if not new),
        missing=tuple(code for code in criteria if code not in reached),
    )


def _edition(row: Framework) -> Edition:
    return Edition(
        id=row.pk,
        key=row.key,
        edition=row.edition,
        title=Text(nl=row.title_nl, en=row.title_en),
        stem=Text(nl=row.stem_nl, en=row.stem_en),
        source=row.source,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        continues=continuations(row.continues),
    )


def _text(row: Mapping[str, Any], name: str) -> Text:
    return Text(nl=row[f"{name}_nl"], en=row[f"{name}_en"])


def _competence(row: Mapping[str, Any], id: str = "id", prefix: str = "") -> CompetenceLine:
    return CompetenceLine(
        id=int(row[id]),
        code=row[f"{prefix}code"],
        title=_text(row, f"{prefix}title"),
        short=_text(row, f"{prefix}short"),
    )


def _criterion(row: Mapping[str, Any]) -> CriterionLine:
    said = {name: _text(row, name) for name in ("short", "text", "note", "evidence", "question")}
    above = _competence(row, "competence_id", "competence__")
    return CriterionLine(id=int(row["id"]), code=row["code"], competence=above, **said)
