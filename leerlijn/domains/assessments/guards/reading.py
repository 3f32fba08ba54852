"""Who may read what of an assessment: each party its own part."""

from __future__ import annotations

from leerlijn.domains.assessments.queries.assessments import (
    BEFORE_A_PROPOSAL,
    DECIDED,
    SWITCH,
    AssessmentFacts,
    declaration_of,
)
from leerlijn.domains.assessments.relations import READ_PORTFOLIO, READ_REPORT, READ_SEALED_PORTFOLIO
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.guards.reading import items_open_to
from leerlijn.foundation.dossiers.queries.dossiers import ItemLine
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.kernel.policy import holds, may

REPORTED = DECIDED | {"fact_check", "facts_checked"}
"""The states in which the report was given to the candidate."""
WHILE_SCORED = BEFORE_A_PROPOSAL | {"scored", "consensus", "no_consensus"}
"""The states in which a judge still looks alone, or argues; what an earlier panel wrote would colour that."""


def readable_items(facts: AssessmentFacts) -> tuple[ItemLine, ...] | None:
    """The candidate reads the portfolio while it is made; as it was sealed, the assessors and the centre."""
    return items_open_to(facts, draft=READ_PORTFOLIO, sealed=READ_SEALED_PORTFOLIO)


def may_read_file(facts: object, document: int) -> bool:
    """Whether this file is one of the evidence that whoever looks may read."""
    items = readable_items(facts) if isinstance(facts, AssessmentFacts) and facts.dossier else None
    return any(item.file.document == document for item in items or ())


def may_read_report(facts: AssessmentFacts) -> bool:
    """The assessors once they agree; the candidate from the check of facts on, without the outcome."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if not may(by, READ_REPORT, thing):
        return False
    if holds(by, JUDGE, thing):
        return state not in WHILE_SCORED
    return state in REPORTED


def may_read_outcome(facts: AssessmentFacts) -> bool:
    """What came out: the assessors and the centre once it is agreed, the candidate once it was decided."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if not may_read_report(facts):
        return False
    return state in DECIDED or not holds(by, CANDIDATE, thing)


def readable_declaration(facts: AssessmentFacts) -> Certificate | None:
    """Whoever pays sees at most that there is a declaration: the result of an admission tells what came out.

    Its link is for those who may read the outcome.
    """
    case = facts.situation.case
    if case.procedure == SWITCH or may_read_outcome(facts):
        return declaration_of(case)
    return None
