"""What of a request somebody may read: the school what was sent and written to it, whoever writes all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from leerlijn.domains.development.models import Proposal
from leerlijn.domains.development.queries.requests import RequestFacts
from leerlijn.domains.development.relations import GUEST, REQUEST_CONTACT, SEES_DRAFTS
from leerlijn.foundation.cases.queries.pages import Happened
from leerlijn.kernel.policy import holds
from leerlijn.kernel.sentence import Said


def readable_proposals(facts: RequestFacts) -> tuple[Proposal, ...]:
    """The newest first."""
    by, thing = facts.situation.by, facts.situation.thing
    if any(holds(by, relation, thing) for relation in SEES_DRAFTS):
        return facts.proposals
    return tuple(each for each in facts.proposals if each.sent_at)


WRITTEN_FOR = {"refer": "where", "decline": "reason", "correct-intake": "wrong", "ask-change": "change"}
"""Written for the other party: where to go instead, why not, what is not right, and what should change."""


def readable_words(
    facts: RequestFacts, happened: Sequence[Happened]
) -> tuple[tuple[Said | str, datetime, str], ...]:
    """Title, moment and text, the first first: for who asked, who signs and who answers."""
    by, thing = facts.situation.by, facts.situation.thing
    if not any(holds(by, relation, thing) for relation in (REQUEST_CONTACT, GUEST, *SEES_DRAFTS)):
        return ()
    return tuple(
        (each.title, each.at, said)
        for each in happened
        if (said := each.payload.get("answers", {}).get(WRITTEN_FOR.get(each.act, "")))
    )
