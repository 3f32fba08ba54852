"""A fragment with the dossier it is taken from: what can be taken, and at which level that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from leerlijn.domains.qualification.models import Fragment
from leerlijn.domains.qualification.queries import dossiers
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation, parties_of
from leerlijn.foundation.dossiers.queries.items import ItemLine, sealed_items
from leerlijn.foundation.frameworks.queries import CriterionLine
from leerlijn.foundation.panels.content import Finding

PROCEDURE = "utq-fragment"
CLOSED = "final"


@dataclass(frozen=True, slots=True)
class Piece:
    """One item at one criterion, with what the assessors agreed to find of that."""

    item: ItemLine
    line: CriterionLine
    level: Finding

    @property
    def key(self) -> str:
        return f"{self.item.order}-{self.line.code}"


@dataclass(frozen=True)
class FragmentFacts:
    """`dossier` is the one it is taken from; None where the case is about none."""

    situation: Situation
    dossier: DossierFacts | None
    fragment: Fragment | None = None

    @property
    def is_closed(self) -> bool:
        return self.dossier is not None and self.dossier.situation.case.state == CLOSED

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """Of what was judged last in a closed dossier; a few statements."""
        if self.dossier is None or not self.is_closed or self.dossier.submission is None:
            return ()
        items, levels = sealed_items(self.dossier.submission), self.dossier.agreed_findings
        return tuple(
            Piece(item, line, levels[line.code])
            for line in self.dossier.criteria_judged
            if line.code in levels
            for item in items
            if line.code in item.claims
        )

    @cached_property
    def people(self) -> Sequence[str]:
        """The names of everybody who took part in the dossier."""
        if self.dossier is None:
            return ()
        case = self.dossier.situation.case
        return (
            *(party.person.name for party in self.dossier.situation.parties),
            *([case.subject.name] if case.subject else []),
        )

    @property
    def places(self) -> Sequence[str]:
        """What the unit in which the dossier was made is called."""
        unit = self.dossier.situation.case.unit if self.dossier else None
        return (unit.name_nl, unit.name_en) if unit else ()


def facts_of(situation: Situation) -> FragmentFacts:
    """Before the fragment is kept, with the dossier that the case is begun about."""
    found = Fragment.objects.select_related("case__about__unit", "case__about__subject")
    fragment = found.filter(case=situation.case.pk).first() if situation.case.pk else None
    about = fragment.case.about if fragment else situation.case.about
    return FragmentFacts(situation, _facts(about, situation) if about else None, fragment)


def before_taking(dossier: DossierFacts) -> FragmentFacts:
    """What the form looks at while nothing is taken yet."""
    return FragmentFacts(replace(dossier.situation, case=Case(), parties=()), dossier)


def _facts(case: Case, situation: Situation) -> DossierFacts:
    return dossiers.facts_of(Situation(case, situation.by, situation.at, parties_of(case)))
