"""The letters from which a term runs: who was to get one, and whether it came."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.notices.models import NOT_ARRIVED, Mail, Notice
from leerlijn.foundation.notices.queries.recipients import whom_it_is_about

STOPS, RUNS_ON, OTHERWISE = "letter-did-not-arrive", "letter-went", "letter-delivered-otherwise"
"""What the steps are called by which a term stands still and runs on; a procedure has them or not."""
TELLS = (Notice.Kind.NEWS, Notice.Kind.BALL)
UNDERWAY = (Mail.State.WAITING, *NOT_ARRIVED)


def has_such_a_term(case: Case) -> bool:
    """Whether the term that runs now runs from a letter."""
    return procedure_of(case).step(case.state, STOPS) is not None


def begins_the_term(notice: Notice, case: Case) -> bool:
    """Whether the term that runs now is that of whoever gets this letter; at most one statement."""
    is_about_now = (notice.state, notice.since) == (case.state, case.since)
    if notice.kind not in TELLS or not is_about_now or not has_such_a_term(case):
        return False
    return notice.person_id in {person.pk for person in whom_it_is_about(case, procedure_of(case))}


def not_there_yet(case: Case) -> QuerySet[Notice]:
    """What was told about how the case stands now, and did not come: it waits, or it never will."""
    told = Notice.objects.filter(case=case, kind__in=TELLS, state=case.state, since=case.since)
    return told.filter(Q(mail__state__in=UNDERWAY) | Q(mail=None, person__email=""))
