"""Moving another case in the same transaction, where nobody else has it in hand."""

from __future__ import annotations

from datetime import datetime

from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case


def is_at_hand(case_id: int) -> bool:
    """Whether nobody else holds this case now; if so we hold it.

    Whoever leaves a list holds their own case and waits for the seats, which we hold: waiting for them in
    turn would keep both waiting for ever.
    """
    held = Case.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=case_id)
    return bool(list(held.values_list("pk", flat=True)))


def move(case_id: int, key: str, *, at: datetime) -> Case | None:
    """The step of the clock, or None where the case is in other hands or it is not for the clock."""
    return take_step_of_clock(case_id, key, at=at) if is_at_hand(case_id) else None
