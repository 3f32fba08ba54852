"""How long a lecturer waits for the verdict on a dossier that is handed in, or was."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import NOT_HANDED_IN, PROCEDURE, DossierFacts
from leerlijn.foundation.dossiers.queries.waiting import Wait, wait_for
from leerlijn.foundation.people.models import Membership


def wait_of(facts: DossierFacts) -> Wait:
    """From now where it can still be handed in, else from when it was; two statements."""
    case = facts.situation.case
    is_with_candidate = case.state in NOT_HANDED_IN
    sealed = facts.submission.sealed_at if facts.submission else facts.situation.at
    was_judged = case.state == facts.COURSE.supplementing if is_with_candidate else facts.changes is not None
    return wait_for(
        PROCEDURE,
        Membership.Role.ASSESSOR,
        NOT_HANDED_IN,
        handed_in=facts.situation.at if is_with_candidate else sealed,
        again=was_judged,
        path=case.path,
    )
