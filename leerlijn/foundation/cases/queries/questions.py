"""Questions that are cases: which are known already, by the key that stays the same from import to import."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry

UNDONE = "undone"
"""Where a question ends when the list that asked it is undone: then it was never asked."""
MENDED = "mended"
"""Where a question ends that may come again: what was put right can be wrong once more."""


def questions_known(procedure: str) -> Mapping[str, Case]:
    """Every question that is not asked again, by its key, the newest of each; one statement."""
    found = (
        Case.objects.filter(procedure=procedure).exclude(state__in=(UNDONE, MENDED)).select_related("subject")
    )
    return {case.data.get("key", ""): case for case in found.order_by("pk")}


def settled_by(known: Iterable[Case], *, still: Collection[str], about: Collection[int]) -> list[Case]:
    """The open ones that an import settles: it is about this person, and does not raise the question again.

    Who is not in a list answers nothing by being absent.
    """
    return [
        case
        for case in known
        if case.is_open and case.subject_id in about and case.data.get("key", "") not in still
    ]


def settled_at(moment: datetime, procedures: Iterable[str]) -> list[Case]:
    """What an import settled at that moment; two statements."""
    subjects = Entry.objects.filter(act="mended", at=moment).values_list("subject", flat=True)
    keys = [int(subject.removeprefix("case:")) for subject in subjects]
    found = Case.objects.filter(pk__in=keys, procedure__in=procedures).select_related("subject")
    return list(found.order_by("pk"))
