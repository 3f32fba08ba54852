"""Questions that are cases: which are known already, by the key that stays the same from import to import."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.cases.models import Case

UNDONE = "undone"
"""Where a question ends when the list that asked it is undone: then it was never asked."""


def questions_known(procedure: str) -> Mapping[str, Case]:
    """Every question of this procedure by its key, the newest of each; one statement."""
    found = Case.objects.filter(procedure=procedure).exclude(state=UNDONE).order_by("pk")
    return {case.data.get("key", ""): case for case in found}
