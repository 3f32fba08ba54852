"""Who may read what of a dossier: the draft, the sealed file, or nothing but where it stands (utq.md 1.4)."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import DossierFacts, ItemLine, sealed_items
from leerlijn.domains.qualification.relations import READ_DRAFT, READ_SUBMISSION, READ_VERDICT
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.kernel.policy import holds, may

CAN_CHANGE = frozenset({"in_progress", "returned_incomplete", "supplement", "withdrawn"})
"""The states in which a dossier is, or may have become, another than the one that was sealed last."""
MADE_KNOWN = frozenset({"supplement", "notified", "final"})
"""The states in which a verdict has been made known to the candidate."""


def readable_items(facts: DossierFacts) -> tuple[ItemLine, ...] | None:
    """The evidence whoever looks may read; None where they may read none.

    Candidate and supervisor read the dossier as it is while it can change; as it was sealed it is read by
    them, the assessors and the coordinator.
    """
    by, thing = facts.situation.by, facts.situation.thing
    if may(by, READ_DRAFT, thing) and (facts.submission is None or facts.situation.case.state in CAN_CHANGE):
        return facts.items
    if facts.submission is not None and may(by, READ_SUBMISSION, thing):
        return sealed_items(facts.submission)
    return None


def may_read_file(facts: object, document: int) -> bool:
    """Whether this file is one of the evidence that whoever looks may read."""
    items = readable_items(facts) if isinstance(facts, DossierFacts) and facts.dossier else None
    return any(item.file.document == document for item in items or ())


def may_read_verdict(facts: DossierFacts) -> bool:
    """The assessors read what they propose; everybody else reads a verdict once it was made known."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if not may(by, READ_VERDICT, thing):
        return False
    return state in MADE_KNOWN or holds(by, JUDGE, thing)
