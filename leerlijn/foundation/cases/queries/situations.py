"""A case with all that a guard may look at, loaded once for a whole page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.visibility import thing_of
from leerlijn.foundation.journal import queries as journal
from leerlijn.kernel.policy import Relation, Standing, Thing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True, slots=True)
class Situation:
    """Who looks at which case, and when. A procedure's `facts` is made from it."""

    case: Case
    by: Standing
    at: datetime
    parties: Sequence[Party]

    @property
    def on(self) -> date:
        return day_of(self.at)

    @property
    def thing(self) -> Thing:
        return thing_of(self.case, self.parties)

    def people(self, relation: Relation) -> tuple[int, ...]:
        """Everybody with this relation to the case, in the order in which they joined."""
        return tuple(party.person_id for party in self.parties if party.relation == relation.key)

    def owes(self) -> bool:
        """Whether the ball is with whoever looks."""
        return any(party.owes and party.person_id == self.by.person for party in self.parties)


def procedure_of(case: Case) -> Procedure:
    return catalogue.get(case.procedure, case.edition)


def parties_of(case: Case) -> list[Party]:
    """With their names; one statement."""
    return list(Party.objects.filter(case=case).select_related("person").order_by("pk"))


def situation_of(case: Case, *, by: Standing, at: datetime) -> Situation:
    return Situation(case, by, at, parties_of(case))


def entries_since(case: Case, *, version: int) -> list[journal.EntryLine]:
    """What happened after the case had this version; one statement."""
    return [entry for entry in journal.entries_of(f"case:{case.pk}") if entry.seq > version]


def was_in_this_state(case: Case, *, version: int) -> bool:
    """Whether the case has been where it is since it had this version; one statement."""
    return any(
        entry.seq == version and entry.at >= case.since and entry.payload.get("to") == case.state
        for entry in journal.entries_of(f"case:{case.pk}")
    )
