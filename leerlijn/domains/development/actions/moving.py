"""Moving another case in the same transaction, where nobody else has it in hand."""

from __future__ import annotations

from datetime import datetime

from leerlijn.domains.development.models import Edition
from leerlijn.domains.development.queries.editions import TAKES_ENROLMENTS
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Refused


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


def hold_open(edition: Edition) -> None:
    """Holds the case of the edition. Raises `Refused` where it was closed or cancelled meanwhile."""
    state = Case.objects.select_for_update(of=("self",)).values_list("state", flat=True)
    if state.get(pk=edition.case_id) not in TAKES_ENROLMENTS:
        raise Refused(
            Denied(Sentence("You cannot enrol here any more. Look for the next time in the catalogue."))
        )


def say_whether_it_is_full(edition: Edition, *, at: datetime) -> None:
    """The edition is full with its last seat, and open again when one came free that nobody waits for."""
    edition.series.refresh_from_db()
    is_full = edition.series.taken >= edition.series.seats
    state = Case.objects.values_list("state", flat=True).get(pk=edition.case_id)
    if is_full and state == "open":
        move(edition.case_id, "fill", at=at)
    elif not is_full and state == "full":
        move(edition.case_id, "reopen", at=at)
