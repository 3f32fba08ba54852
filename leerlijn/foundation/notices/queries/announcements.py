"""The letters from which a term runs: who was to get one, and whether it came."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.notices.models import NOT_ARRIVED, Mail, Notice
from leerlijn.foundation.notices.queries.recipients import (
    is_told_to_all,
    last_move,
    may_see,
    parties_that_owe,
    whom_it_is_about,
)
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import catalogue

STOPS, RUNS_ON, OTHERWISE = "letter-did-not-arrive", "letter-went", "letter-delivered-otherwise"
"""What the steps are called by which a term stands still and runs on; a procedure has them or not."""
TELLS = (Notice.Kind.NEWS, Notice.Kind.BALL)
UNDERWAY = (Mail.State.WAITING, *NOT_ARRIVED)
ARRIVED = (Mail.State.SENT, Mail.State.NOT_NEEDED)
"""It went, or it did not have to: somebody has it in another way."""


def has_such_a_term(case: Case) -> bool:
    """Whether the term that runs now runs from a letter."""
    return procedure_of(case).step(case.state, STOPS) is not None


def begins_the_term(notice: Notice, case: Case) -> bool:
    """Whether the term that runs now is that of whoever gets this letter; at most one statement."""
    is_about_now = (notice.state, notice.since) == (case.state, case.since)
    if notice.kind not in TELLS or not is_about_now or not has_such_a_term(case):
        return False
    return notice.person_id in {person.pk for person in whom_it_is_about(case, procedure_of(case))}


def not_there_yet(case: Case) -> QuerySet[Mail]:
    """The letters about how the case stands now that did not come: they wait, or they never will."""
    return Mail.objects.filter(notice__in=_told_of_now(case), state__in=UNDERWAY)


def who_lacks_the_letter(case: Case, *, on: date) -> list[Person]:
    """Who is written to about how the case stands now, and of whom nothing says that they have it.

    Also whoever was never told. Five statements, and two for each of them.
    """
    procedure, move = procedure_of(case), last_move(case)
    if move is None:
        return []
    have = set(_told_of_now(case).filter(mail__state__in=ARRIVED).values_list("person", flat=True))
    told_to_all = is_told_to_all(case, procedure, move)
    owing = set() if told_to_all else {person.pk for person in parties_that_owe(case)}
    return [
        person
        for person in whom_it_is_about(case, procedure)
        if (told_to_all or person.pk in owing)
        and person.pk not in have
        and person.pseudonym != move.pseudonym
        and may_see(person, case, procedure, on=on)
    ]


def _told_of_now(case: Case) -> QuerySet[Notice]:
    return Notice.objects.filter(case=case, kind__in=TELLS, state=case.state, since=case.since)


def passed_terms(*, on: date) -> list[Case]:
    """The cases of which a term that runs from a letter has passed; one statement."""
    states = {
        state.key
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if procedure.step(state.key, STOPS)
    }
    passed = Case.objects.filter(is_open=True, due_on__lt=on, state__in=states).select_related(
        "subject", "unit"
    )
    return [case for case in passed.order_by("pk") if has_such_a_term(case)]
