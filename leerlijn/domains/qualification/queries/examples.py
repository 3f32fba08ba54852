"""The fragments that lie beside a descriptor: of each level the newest few, and only what is consented to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber

from leerlijn.domains.qualification.models import Fragment
from leerlijn.foundation.dossiers.queries.examples import Example
from leerlijn.foundation.panels.content import Finding

CONSENTED = "consented"
EACH = 2
"""Of one level, each from another person."""


def examples_of(
    framework: int, criterion: str, *, candidate: int | None
) -> Mapping[Finding, Sequence[Example]]:
    """By level; never from the candidate who is judged. One statement."""
    found: dict[Finding, list[Example]] = {}
    for level, text, language in newest_fragments(framework, criterion, candidate=candidate).values_list(
        "level", "text", "language"
    ):
        found.setdefault(Finding(level), []).append(Example(text, language))
    return {level: tuple(examples) for level, examples in found.items()}


def newest_fragments(framework: int, criterion: str, *, candidate: int | None) -> QuerySet[Fragment]:
    """Of each level so many as are shown, the newest of each person, the newest first; no more is read."""
    shown = Fragment.objects.filter(
        framework=framework, criterion=criterion, gone_at=None, case__state=CONSENTED
    ).exclude(case__subject=candidate)
    newer = shown.filter(
        level=OuterRef("level"), case__subject=OuterRef("case__subject"), pk__gt=OuterRef("pk")
    )
    place = Window(RowNumber(), partition_by="level", order_by=F("pk").desc())
    return shown.filter(~Exists(newer)).annotate(place=place).filter(place__lte=EACH).order_by("-pk")
