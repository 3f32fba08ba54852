"""What follows for a term from the letter that it runs from: did it not arrive, it stands still."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from leerlijn.foundation.cases.actions.steps import held, take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.announcements import (
    RUNS_ON,
    STOPS,
    begins_the_term,
    not_there_yet,
    who_lacks_the_letter,
)
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Said, Sentence, Text, to_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Incomplete, Refused

AT_ONCE = timedelta(days=1)
"""A letter that goes just after midnight was not late."""
DELIVERED = Sentence("It was delivered in another way.")


def held_case(notice: Notice) -> Case | None:
    """As it is now: an office may have said something of it while the letter was with the mail server.

    Locked before anything of its letters is, as by whoever takes a step; to be called in a transaction.
    """
    return held(notice.case_id) if notice.case_id else None


def stop_the_term(notice: Notice, case: Case | None, *, at: datetime) -> None:
    """Where the term that runs in this held case is that of whoever did not get this letter."""
    if case is not None and begins_the_term(notice, case):
        take_step_of_clock(case.pk, STOPS, at=at)


def let_the_term_run(notice: Notice, case: Case | None, *, at: datetime) -> None:
    """From the day on which this letter went, where that was not at once; not while somebody lacks theirs."""
    if case is None or not (case.stands_still or _is_late(case, at)) or not begins_the_term(notice, case):
        return
    take_step_of_clock(case.pk, STOPS, at=at)
    if not who_lacks_the_letter(case, on=day_of(at)):
        take_step_of_clock(case.pk, RUNS_ON, at=at)


def _is_late(case: Case, at: datetime) -> bool:
    return day_of(at) - day_of(case.since) > AT_ONCE


@effect(
    Text(
        nl="de termijn loopt vanaf de dag na de bezorging",
        en="the term runs from the day after the delivery on",
    )
)
def deliver_otherwise(facts: Any, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """The letter is not sent once more: they have it."""
    case: Case = getattr(facts, "situation", facts).case
    on = answers["on"]
    if isinstance(on, date) and (wrong := _not_the_day(on, case, today=day_of(at))):
        raise Refused(Incomplete({"on": wrong}))
    not_there_yet(case).update(state=Mail.State.NOT_NEEDED, sent_at=None, why=to_data(DELIVERED))


def _not_the_day(on: date, case: Case, *, today: date) -> Said | None:
    if on > today:
        return Sentence("Choose today or an earlier day: say it once they have the letter.")
    if on < (announced := day_of(case.since)):
        return Sentence("It was made known on {day}: nobody had the letter before.", day=announced)
    return None
