"""Asking whoever has the ball how it goes: by whoever handles the case, at most once a day."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.notices.actions.telling import tell
from leerlijn.foundation.notices.guards import may_nudge
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.recipients import who_has_the_ball
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied


@transaction.atomic
def nudge(case_id: int, *, by: Standing, channel: str, at: datetime) -> int | Denied:
    """How many people were asked, each in their inbox and by mail; or why they are not."""
    case = Case.objects.select_for_update().get(pk=case_id)
    ready = may_nudge(case, by=by, on=day_of(at))
    if isinstance(ready, Denied):
        return ready
    procedure = procedure_of(case)
    people = [each for each in who_has_the_ball(case, procedure, on=day_of(at)) if each.pk != by.person]
    asked = [tell(person, Notice.Kind.NUDGE, case, procedure, at=at) for person in people]
    record(f"nudge:{case.pk}", "nudge", by=actor_of(by, channel), at=at, about=f"case:{case.pk}")
    return sum(notice is not None for notice in asked)
