"""Holding an edition and its teams while something in it changes, and saying whether it is full."""

from __future__ import annotations

from datetime import datetime

from leerlijn.domains.development.models import Edition
from leerlijn.domains.development.queries.editions import TAKES_ENROLMENTS
from leerlijn.domains.development.queries.teams import teams_in
from leerlijn.foundation.cases.actions.hands import is_at_hand, move
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Refused


def hold_teams(edition: Edition) -> list[int]:
    """The cases of the teams that are not over, which we hold from now on.

    Before the enrolments in them: a school that withdraws a team holds it, and waits for each of those.
    """
    held = Case.objects.select_for_update(of=("self",)).filter(pk__in=teams_in(edition)).order_by("pk")
    return [case.pk for case in held if case.is_open]


def hold_open(edition: Edition, *, waits: bool = True) -> None:
    """Holds the case of the edition. Raises `Refused` where it was closed or cancelled meanwhile.

    Whoever holds a case that the steps of the edition wait for does not wait, and is told to come back.
    """
    if not waits and not is_at_hand(edition.case_id):
        raise Refused(
            Denied(Sentence("Somebody else is busy with these seats just now. Try again in a moment."))
        )
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
