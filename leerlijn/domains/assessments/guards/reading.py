"""Who may read what of an assessment: each party its own part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from leerlijn.domains.assessments.queries.assessments import (
    BEFORE_A_PROPOSAL,
    DECIDED,
    SWITCH,
    AssessmentFacts,
    declaration_of,
)
from leerlijn.domains.assessments.relations import READ_PORTFOLIO, READ_REPORT, READ_SEALED_PORTFOLIO
from leerlijn.foundation.cases.queries.pages import Happened
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.guards.reading import items_open_to
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.relations import ACT_COORDINATOR
from leerlijn.kernel.policy import Relation, holds, may
from leerlijn.kernel.procedure import Day, Procedure
from leerlijn.kernel.sentence import Said, Text

REPORTED = DECIDED | {"fact_check", "facts_checked"}
"""The states in which the report was given to the candidate."""
FOR_BOTH = (CANDIDATE, ACT_COORDINATOR)
FOR_JUDGES = (CANDIDATE, JUDGE)
WRITTEN_FOR: Mapping[tuple[str, str], tuple[Relation, ...]] = {
    ("enquire", "question"): FOR_BOTH,
    ("answer", "advice"): FOR_BOTH,
    ("plan-intake", "day"): FOR_BOTH,
    ("stop", "reason"): FOR_BOTH,
    ("withdraw", "reason"): FOR_BOTH,
    ("complain", "complaint"): FOR_BOTH,
    ("uphold", "answer"): FOR_BOTH,
    ("reject-complaint", "answer"): FOR_BOTH,
    ("return", "missing"): FOR_JUDGES,
    **{
        (step, asked): FOR_JUDGES
        for step in ("plan-observation", "move-observation")
        for asked in ("day", "place", "lesson")
    },
    ("disagree", "reason"): (JUDGE,),
    ("declare-no-consensus", "reason"): (JUDGE, ACT_COORDINATOR),
}
"""Who reads what somebody wrote at a step: whoever it was written for, and whoever wrote it."""
ARGUED = frozenset({"disagree", "declare-no-consensus"})
"""What two assessors argued; it would colour the look of those who judge anew."""
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
    """What came out: the centre once it is agreed, the candidate once it was decided.

    The assessors already when one of them proposes it: the other reads what there is to agree with.
    """
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if state == "consensus" and holds(by, JUDGE, thing):
        return True
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


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote at a step, as far as whoever looks may read it."""

    title: Said | str
    at: datetime
    rows: tuple[tuple[Text, str | date], ...]


def readable_words(
    facts: AssessmentFacts, procedure: Procedure, happened: Sequence[Happened]
) -> tuple[Written, ...]:
    """The first first. What an earlier panel argued stays with it."""
    anew = max(
        (number for number, each in enumerate(happened) if each.act in {"judge-anew", "uphold"}), default=-1
    )
    read = (
        Written(each.title, each.at, _rows(each, facts, procedure))
        for number, each in enumerate(happened)
        if number > anew or each.act not in ARGUED
    )
    return tuple(each for each in read if each.rows)


def _rows(
    each: Happened, facts: AssessmentFacts, procedure: Procedure
) -> tuple[tuple[Text, str | date], ...]:
    by, thing = facts.situation.by, facts.situation.thing
    step, said = procedure.step_named(each.act), each.payload.get("answers", {})
    return tuple(
        (asked.label, date.fromisoformat(said[asked.name]) if isinstance(asked, Day) else said[asked.name])
        for asked in (step.asks if step else ())
        if said.get(asked.name)
        and any(holds(by, relation, thing) for relation in WRITTEN_FOR.get((each.act, asked.name), ()))
    )
