"""Work in the background that belongs to the house as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.tasks import task

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.journal.verification import verify
from leerlijn.kernel.sentence import to_data
from leerlijn.site.backup.drill import practise

WHOLE = "journal:whole"
"""The subject under which it is recorded that somebody verified the whole journal."""


@task
def verify_journal(by: Mapping[str, str], at: str) -> None:
    """Reads the whole journal and records what it found; `by` is the actor who asked, `at` when (ISO)."""
    broken = verify()
    said = {"broken": to_data(broken) if broken else None}
    record(WHOLE, "verify", by=Actor(**by), at=datetime.fromisoformat(at), payload=said)


@task
def practise_restore() -> None:
    """The restore drill of this night; what came of it is recorded."""
    if settings.BACKUPS:
        practise(settings.BACKUPS)
