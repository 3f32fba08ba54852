"""The fragments that lie beside a descriptor: of each level the newest few, and only what is consented to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    shown = Fragment.objects.filter(
        framework=framework, criterion=criterion, gone_at=None, case__state=CONSENTED
    ).exclude(case__subject=candidate)
    found: dict[Finding, dict[int | None, Example]] = {}
    for level, text, language, person in shown.order_by("-pk").values_list(
        "level", "text", "language", "case__subject"
    ):
        of_level = found.setdefault(Finding(level), {})
        if len(of_level) < EACH:
            of_level.setdefault(person, Example(text, language))
    return {level: tuple(of_level.values()) for level, of_level in found.items()}
