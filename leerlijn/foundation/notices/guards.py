"""Whether a letter that waits is still true: asked when it goes, not when it was written."""

from __future__ import annotations

from datetime import date

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.recipients import may_see, parties_that_owe
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict, all_of

CALLS_FOR_SOMETHING = {Notice.Kind.BALL, Notice.Kind.REMINDER}


def may_go(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> Verdict:
    """All that must be so for the letter about this notice; the first that is not says why it stays here."""
    return all_of(
        has_an_address(notice),
        is_open_to_them(notice, case, procedure, on=on),
        has_not_moved(notice, case),
        is_still_with_them(notice, case),
        has_the_same_term(notice, case),
    )


def has_an_address(notice: Notice) -> Verdict:
    return ALLOWED if notice.person.email else Denied(Sentence("We have no address to write to."))


def is_open_to_them(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> Verdict:
    if may_see(notice.person, case, procedure, on=on):
        return ALLOWED
    return Denied(Sentence("The case is not open to them any more."))


def has_not_moved(notice: Notice, case: Case) -> Verdict:
    if (notice.state, notice.since) == (case.state, case.since):
        return ALLOWED
    return Denied(Sentence("The case moved on before the letter went."))


def is_still_with_them(notice: Notice, case: Case) -> Verdict:
    if notice.kind not in CALLS_FOR_SOMETHING:
        return ALLOWED
    if notice.person_id in {person.pk for person in parties_that_owe(case)}:
        return ALLOWED
    return Denied(Sentence("They did it before the letter went."))


def has_the_same_term(notice: Notice, case: Case) -> Verdict:
    """A reminder of a day that was moved is wrong; the next one knows the new day."""
    if notice.kind != Notice.Kind.REMINDER or notice.due_on == case.due_on:
        return ALLOWED
    return Denied(Sentence("The last day was moved before the letter went."))
