"""Who may read what of a dossier: the draft, the sealed file, or nothing but where it stands (utq.md 1.4)."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import DossierFacts, ItemLine, sealed_items
from leerlijn.domains.qualification.relations import READ_DRAFT, READ_SUBMISSION, READ_VERDICT
from leerlijn.foundation.panels.queries import Judge
from leerlijn.kernel.policy import may

MADE_KNOWN = frozenset({"supplement", "notified", "final"})
"""The states in which a verdict has been made known to the candidate."""


def readable_items(facts: DossierFacts) -> tuple[ItemLine, ...] | None:
    """The evidence whoever looks may read; None where they may read none.

    Candidate and supervisor read the dossier as it is; assessors and coordinator read it as it was sealed.
    """
    by, thing = facts.situation.by, facts.situation.thing
    if may(by, READ_DRAFT, thing):
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
    return state in MADE_KNOWN or by.person in {judge.person for judge in _judges(facts)}


def _judges(facts: DossierFacts) -> tuple[Judge, ...]:
    return facts.round.judges if facts.round else ()
