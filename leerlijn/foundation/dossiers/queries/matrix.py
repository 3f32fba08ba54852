"""The evidence matrix: per criterion which items claim it, what is there and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.frameworks.queries import CompetenceLine, CriterionLine
from leerlijn.kernel.sentence import Counted, Said, Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion with the items that claim it; `before`: what counts of an earlier edition.

    `recognised` says what from elsewhere covers it.
    """

    criterion: CriterionLine
    items: tuple[ItemLine, ...]
    is_open: bool
    before: tuple[str, ...] = ()
    recognised: Said | None = None

    @property
    def state(self) -> str:
        """full: evidence with its sentence; half: evidence without one; open: nothing."""
        if not self.is_open:
            return "full"
        if not self.items:
            return "open"
        return "full" if any(item.claims[self.criterion.code] for item in self.items) else "half"

    @property
    def said(self) -> Said:
        """What is there and what is missing, in words."""
        if self.before:
            return Sentence(
                "Sufficient before, as {codes} of the earlier edition; it stays so.", codes=self.before
            )
        if not self.is_open:
            return self.recognised or Sentence("Sufficient before; it stays so.")
        if not self.items:
            return Sentence("Nothing yet.")
        if self.state == "half":
            return Counted(
                "One item; it does not say why yet.",
                "{count} items; none says why yet.",
                count=len(self.items),
            )
        return Counted("Enough: one item.", "Enough: {count} items.", count=len(self.items))


@dataclass(frozen=True, slots=True)
class Group:
    competence: CompetenceLine
    rows: tuple[Row, ...]


def matrix_of(facts: DossierFacts, items: Sequence[ItemLine]) -> tuple[Group, ...]:
    """Every criterion of the edition in which these items claim, by competence; no statement."""
    lines = facts.criteria_of(items)
    is_of_now = lines is facts.criteria
    asked = set(facts.codes_to_cover if is_of_now else _codes_sealed(facts))
    before = (facts.carried or {}) if is_of_now else {}
    rows = [
        Row(
            line,
            tuple(item for item in items if line.code in item.claims),
            line.code in asked,
            tuple(before.get(line.code, ())),
            facts.recognised.get(line.code),
        )
        for line in lines
    ]
    grouped = groupby(rows, key=lambda row: row.criterion.competence)
    return tuple(Group(competence, tuple(group)) for competence, group in grouped)


def _codes_sealed(facts: DossierFacts) -> tuple[str, ...]:
    return tuple(facts.submission.criteria) if facts.submission else ()


def covered(groups: Sequence[Group]) -> int:
    """How many criteria have evidence."""
    return sum(row.state != "open" for group in groups for row in group.rows)
