"""Keeping the fingerprint of an agreement: whatever changes a word or a euro calls this at once.

What lies before a council then looks whether it is still what was asked: a vote on another file stops.
"""

from __future__ import annotations

from datetime import datetime

from leerlijn.domains.agreements.models import CouncilRequest, KeptFingerprint
from leerlijn.domains.agreements.queries.fingerprints import fingerprint_of, manifest_of, wholes_of
from leerlijn.domains.agreements.queries.outcomes import WAITING
from leerlijn.foundation.cases.actions.hands import move
from leerlijn.foundation.cases.models import Case


def keep_fingerprint(case: Case, *, at: datetime) -> None:
    """Of the agreement, and of each institution's agreement of which it is a part.

    Whoever calls this holds the agreement. The wholes are held before anything is read: of two faculties
    that change at once, the second sees what the first did.
    """
    wholes = Case.objects.filter(pk__in=[each.pk for each in wholes_of(case)])
    for each in (case, *wholes.select_for_update().order_by("pk")):
        KeptFingerprint.objects.update_or_create(
            case=each, defaults={"fingerprint": fingerprint_of(each), "kept_at": at}
        )
        _look_again(each, at=at)


def keep_fingerprints_without(case: Case, *, at: datetime) -> None:
    """Of each institution's agreement of which this was a part, for a step that takes it out."""
    wholes = Case.objects.filter(pk__in=[each.pk for each in wholes_of(case)])
    for each in wholes.select_for_update().order_by("pk"):
        KeptFingerprint.objects.update_or_create(
            case=each,
            defaults={"fingerprint": manifest_of(each, without=case.pk).fingerprint, "kept_at": at},
        )
        _look_again(each, at=at)


def _look_again(case: Case, *, at: datetime) -> None:
    """Never waits for whoever is at work in the request: a vote that is cast then looks by itself."""
    waiting = CouncilRequest.objects.filter(about=case, outcome__in=WAITING, case__is_open=True)
    for request in waiting.values_list("case", flat=True):
        for step in ("find-new-file", "find-same-file"):
            move(request, step, at=at)
