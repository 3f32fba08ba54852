"""Who may read what of a dossier and an intake: all of it, a part, or where it stands (utq.md 1.4)."""

from __future__ import annotations

from dataclasses import replace

from leerlijn.domains.qualification.queries.dossiers import (
    AT_PRECHECK,
    BEFORE_JUDGING,
    COURSE,
    TALKING,
    DossierFacts,
)
from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.domains.qualification.queries.intakes import NOT_HANDED_IN
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.queries.supervision import EntryLine, entries_of
from leerlijn.domains.qualification.relations import (
    READ_CV,
    READ_DRAFT,
    READ_EXEMPTION_FILE,
    READ_INTERVIEW,
    READ_PRECHECK,
    READ_SELF_DIAGNOSIS,
    READ_SUBMISSION,
    READ_SUPERVISION,
    READ_SUPERVISION_NOTES,
    READ_VERDICT,
    SUPERVISOR,
)
from leerlijn.domains.qualification.verdicts import MADE_KNOWN
from leerlijn.foundation.dossiers.guards.reading import items_open_to
from leerlijn.foundation.dossiers.queries.changes import Changes
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.dossiers.relations import CANDIDATE, READ_JUDGEMENTS
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.relations import COORDINATOR
from leerlijn.kernel.policy import Action, holds, may

DECIDED = frozenset({"verdict_pass", "verdict_supplement", "verdict_fail"})
"""The states in which a verdict waits to be made known."""


def readable_items(facts: DossierFacts) -> tuple[ItemLine, ...] | None:
    """The evidence whoever looks may read; None where they may read none.

    Candidate and supervisor read the dossier as it is while it can change; as it was sealed it is read by
    them, the assessors and the coordinator. The evidence of an exemption is read by those who request it,
    advise on it and decide, from the beginning.
    """
    if isinstance(facts, ExemptionFacts):
        return items_open_to(facts, draft=READ_EXEMPTION_FILE, sealed=READ_EXEMPTION_FILE)
    return items_open_to(facts, draft=READ_DRAFT, sealed=READ_SUBMISSION)


def readable_changes(facts: DossierFacts) -> Changes | None:
    """What changed since the dossier was judged before, for whoever reads it as it was sealed."""
    return facts.changes if may(facts.situation.by, READ_SUBMISSION, facts.situation.thing) else None


def may_read_file(facts: object, document: int) -> bool:
    """Whether this file is one of the evidence that whoever looks may read."""
    items = readable_items(facts) if isinstance(facts, DossierFacts) and facts.dossier else None
    return any(item.file.document == document for item in items or ())


def may_read_precheck(facts: DossierFacts) -> bool:
    """Until the dossier is judged for the first time; at most one statement."""
    if not may(facts.situation.by, READ_PRECHECK, facts.situation.thing):
        return False
    if facts.situation.case.state not in BEFORE_JUDGING:
        return False
    return facts.submission is None or facts.round is None


def may_read_feedback(facts: DossierFacts) -> bool:
    """While the dossier is not handed in; after that each piece of feedback has its own page."""
    is_before = facts.is_being_made or facts.situation.case.state in AT_PRECHECK
    return is_before and bool(may(facts.situation.by, READ_DRAFT, facts.situation.thing))


def may_read_verdict(facts: DossierFacts) -> bool:
    """The assessors read what they propose; everybody else reads a verdict once it was made known."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if not may(by, READ_VERDICT, thing):
        return False
    return state in MADE_KNOWN or holds(by, JUDGE, thing)


def may_read_letter(facts: DossierFacts) -> bool:
    """Once it was countersigned by whoever signed it or makes it known; once it went by all who may."""
    by, thing, state = facts.situation.by, facts.situation.thing, facts.situation.case.state
    if state in DECIDED:
        return holds(by, JUDGE, thing) or holds(by, COORDINATOR, thing)
    return state in MADE_KNOWN and bool(may(by, READ_VERDICT, thing))


def may_read_interview(facts: DossierFacts) -> bool:
    """That there is one, when and with whom, once both judgements are open; at most one statement."""
    if facts.situation.case.state in COURSE.before_a_proposal - TALKING:
        return False
    may_read = may(facts.situation.by, READ_INTERVIEW, facts.situation.thing)
    return bool(may_read) and facts.closes_with_a_talk


def may_read_guide(facts: DossierFacts) -> bool:
    """It shows both judgements, so only the assessors read it."""
    return may_read_interview(facts) and bool(may(facts.situation.by, READ_JUDGEMENTS, facts.situation.thing))


def may_read_interview_report(facts: DossierFacts) -> bool:
    """The assessors at once; candidate and coordinator with the verdict."""
    if not may_read_interview(facts) or facts.interview is None or facts.interview.reported_at is None:
        return False
    return may_read_guide(facts) or facts.situation.case.state in MADE_KNOWN


def may_read_earlier_letters(facts: DossierFacts) -> bool:
    """What went stays with whom it went to; it must not colour what another judges."""
    by, thing = facts.situation.by, facts.situation.thing
    return any(holds(by, relation, thing) for relation in (CANDIDATE, SUPERVISOR, COORDINATOR))


def readable_entries(facts: DossierFacts) -> tuple[EntryLine, ...] | None:
    """The entries of hours of supervision; what a talk was about only for the two who talked.

    None where whoever looks reads nothing but what they add up to.
    """
    by, thing = facts.situation.by, facts.situation.thing
    if not may(by, READ_SUPERVISION, thing):
        return None
    entries = entries_of(facts.situation.case.pk)
    if may(by, READ_SUPERVISION_NOTES, thing):
        return entries
    return tuple(replace(each, about="") for each in entries)


def may_read_part(facts: IntakeFacts, action: Action) -> bool:
    """Until an intake is handed in, the candidate alone reads the CV and the self-diagnosis."""
    by = facts.situation.by
    is_handed_in = facts.situation.case.state not in NOT_HANDED_IN
    if action in {READ_CV, READ_SELF_DIAGNOSIS} and not is_handed_in and by.person != facts.candidate:
        return False
    return bool(may(by, action, facts.situation.thing))
