"""Which proposals somebody may read: the school those that were sent, whoever writes them all."""

from __future__ import annotations

from leerlijn.domains.development.models import Proposal
from leerlijn.domains.development.queries.requests import RequestFacts
from leerlijn.domains.development.relations import SEES_DRAFTS
from leerlijn.kernel.policy import holds


def readable_proposals(facts: RequestFacts) -> tuple[Proposal, ...]:
    """The newest first."""
    by, thing = facts.situation.by, facts.situation.thing
    if any(holds(by, relation, thing) for relation in SEES_DRAFTS):
        return facts.proposals
    return tuple(each for each in facts.proposals if each.sent_at)
