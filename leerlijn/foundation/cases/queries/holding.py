"""With whom the ball is, as far as whoever looks may know."""

from __future__ import annotations

from collections.abc import Iterable

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.cases.queries.visibility import thing_at
from leerlijn.kernel.policy import Standing, may
from leerlijn.kernel.procedure import Procedure, catalogue


def holding(
    parties: Iterable[Party],
    procedure: Procedure,
    state: str,
    owner_relation: str,
    *,
    path: str,
    seen_by: Standing,
) -> tuple[Party, ...]:
    """Those of the parties who have the ball; none where an office has it.

    Where several owe the same step, each for themselves, who took it first stays unsaid until the last did:
    all of them are named then. Only whoever handles the case, and is none of them, knows whom to ask.
    """
    parties = tuple(parties)
    if not any(step.is_quiet for step in procedure.steps_in(state)):
        return tuple(party for party in parties if party.owes)
    theirs = tuple(party for party in parties if party.relation == owner_relation)
    is_one_of_them = any(party.person_id == seen_by.person for party in theirs)
    handles = may(seen_by, catalogue.who_nudges(procedure), thing_at(path, parties))
    if handles and not is_one_of_them:
        return tuple(party for party in theirs if party.owes)
    return tuple(party for party in theirs if party.owes or party.person_id != seen_by.person)
