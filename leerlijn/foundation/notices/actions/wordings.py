"""Writing the text of a kind of letter for a unit: a new version, never a change of an older one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.notices.guards import is_written_in, text_can_go
from leerlijn.foundation.notices.models import Wording
from leerlijn.foundation.notices.relations import CHANGE_TEXT
from leerlijn.foundation.notices.texts import NOTHING, TextKind
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import actor_of, office_for
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied, Incomplete, all_of


@transaction.atomic
def change_text(
    kind: TextKind,
    unit: Unit,
    text: Text,
    *,
    subject: Text = NOTHING,
    note: str,
    starts_on: date,
    by: Standing,
    channel: str,
    at: datetime,
) -> Wording | Denied | Incomplete:
    """From this day letters here have this text. Empty in both languages: that of the unit above."""
    verdict = all_of(may(by, CHANGE_TEXT, Thing(unit.path)), is_written_in(kind, unit))
    if isinstance(verdict, Denied):
        return verdict
    if flaws := text_can_go(kind, text, subject=subject, note=note, starts_on=starts_on, today=by.on):
        return Incomplete(flaws)
    made = Wording.objects.create(
        unit=unit,
        kind=kind.key,
        nl=text.nl,
        en=text.en,
        subject_nl=subject.nl,
        subject_en=subject.en,
        note=note,
        starts_on=starts_on,
        by_id=by.person,
        made_at=at,
    )
    payload = {
        "unit": unit.code,
        "kind": kind.key,
        "nl": text.nl,
        "en": text.en,
        "subject_nl": subject.nl,
        "subject_en": subject.en,
        "note": note,
        "starts_on": starts_on.isoformat(),
    }
    actor = actor_of(by, channel, office_for(by, CHANGE_TEXT, unit.path))
    record(f"letter-text:{unit.pk}", "change-text", by=actor, at=at, payload=payload)
    return made
