"""Parts of the qualification: what a judged dossier proves whole, and what one from elsewhere covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from leerlijn.domains.qualification.models import PartialCertificate
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.register import COUNTS
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.dossiers.models import Submission
from leerlijn.foundation.dossiers.queries.dossiers import criteria_in
from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine

VERDICT_IS_KNOWN = frozenset({"supplement", "notified"})


@dataclass(frozen=True, slots=True)
class Part:
    """A competence of which every criterion was found sufficient here."""

    competence: CompetenceLine
    criteria: tuple[CriterionLine, ...]


def parts_proven(facts: DossierFacts) -> Sequence[Part]:
    """By a verdict that is known and was no pass; without what a partial certificate covers already.

    Of one dossier each is given once, also where it was withdrawn since.
    """
    proposal, submission = facts.proposal, facts.submission
    if facts.situation.case.state not in VERDICT_IS_KNOWN or proposal is None or submission is None:
        return ()
    if proposal.outcome == Outcome.PASS or proposal.released_at is None:
        return ()
    closed = {*proposal.not_yet, *facts.recognised}
    grouped = groupby(criteria_in(submission.framework_id), key=lambda line: line.competence)
    parts = (Part(competence, tuple(lines)) for competence, lines in grouped)
    given = {getattr(each, "basis", None) for each in facts.parts_entered}
    return tuple(
        part
        for part in parts
        if closed.isdisjoint(line.code for line in part.criteria) and basis_of(facts, part) not in given
    )


def basis_of(facts: DossierFacts, part: Part) -> str:
    """The decision on which the paper about this part rests."""
    return f"case:{facts.situation.case.pk}:{part.competence.code}"


def parts_to_read(facts: DossierFacts) -> Sequence[PartialCertificate]:
    """Those of which nobody said yet which criteria they cover."""
    return tuple(each for each in facts.parts if not each.criteria)


def read_before(parts: Sequence[PartialCertificate]) -> Mapping[int, Sequence[str]]:
    """Per part what the newest of the same issuer and unit covers, of whomever; one statement."""
    units = {(each.issuer, each.unit) for each in parts}
    same = PartialCertificate.objects.filter(
        COUNTS, issuer__in={issuer for issuer, _ in units}, unit__in={unit for _, unit in units}
    ).exclude(criteria=[])
    known = {(row.issuer, row.unit): row.criteria for row in same.order_by("pk")}
    return {each.pk: known.get((each.issuer, each.unit), ()) for each in parts}


def not_judged_here(facts: DossierFacts) -> Sequence[str]:
    """The criteria that were never handed in in this dossier; one statement."""
    handed_in = Submission.objects.filter(dossier=facts.opened).values_list("criteria", flat=True)
    judged = {code for criteria in handed_in for code in criteria}
    return [line.code for line in facts.criteria if line.code not in judged]


def brought_along(facts: DossierFacts) -> Sequence[str]:
    """Those of them that were sufficient where the dossier ran before, and on no part; one statement."""
    before = facts.taken_over
    if before is None:
        return ()
    on_a_part = {code for part in facts.parts for code in part.criteria}
    return [code for code in not_judged_here(facts) if code in before.criteria and code not in on_a_part]


def from_elsewhere(facts: DossierFacts) -> Mapping[PartialCertificate, Sequence[str]]:
    """Per partial certificate the criteria that nobody judged in this dossier; one statement."""
    left = set(not_judged_here(facts))
    found: dict[PartialCertificate, Sequence[str]] = {}
    for part in facts.parts:
        codes = sorted(left.intersection(part.criteria))
        left.difference_update(codes)
        if codes:
            found[part] = codes
    return found
