"""Where the story stands: the moment, its people and its dossiers. Everything in it is done by actions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from leerlijn.domains.qualification.demo.days import Days
from leerlijn.domains.qualification.queries.dossiers import DossierFacts, facts_of
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.demo.offices import people_by_name
from leerlijn.foundation.people.queries import actor_of, standing_of
from leerlijn.kernel.periods import academic_year
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Language, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted


@dataclass(slots=True)
class Held:
    """A case as whoever acts in it saw it last."""

    case: int
    version: int


@dataclass
class World:
    """`dossiers`, `exemptions` and `intakes` by the name of whom they are about; `courses` by their own name;
    `feedback` by that of the candidate and the number of the item.

    `times`: what was offered to whom for their intake. `shown`: per dossier, which item claims a criterion.
    """

    days: Days
    by: Actor
    at: datetime
    people: dict[str, int] = field(default_factory=dict)
    dossiers: dict[str, Held] = field(default_factory=dict)
    exemptions: dict[str, Held] = field(default_factory=dict)
    intakes: dict[str, Held] = field(default_factory=dict)
    feedback: dict[tuple[str, int], Held] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    courses: dict[str, int] = field(default_factory=dict)
    shown: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[tuple[str, date], Standing] = field(default_factory=dict)

    @property
    def on(self) -> date:
        return day_of(self.at)

    def meet(self) -> None:
        """Everybody whom HR has named by now."""
        self.people = dict(people_by_name())

    def standing(self, name: str) -> Standing:
        """Who somebody is at this moment; offices change from one day to the next only."""
        key = name, self.on
        if key not in self.known:
            self.known[key] = standing_of(self.people[name], on=self.on)
        return self.known[key]

    def language(self, name: str) -> Language:
        """In which somebody writes."""
        return self.standing(name).language or "nl"

    def actor(self, name: str) -> Actor:
        return actor_of(self.standing(name), "page")

    def step(self, candidate: str, key: str, *, by: str, **said: object) -> None:
        """Somebody takes a step in the dossier of a candidate, as they would on its page."""
        held = self.dossiers[candidate]
        case = granted(
            take_step(held.case, key, by=self.standing(by), at=self.at, version=held.version, said=said)
        )
        held.version = case.version

    def facts(self, candidate: str, *, by: str) -> DossierFacts:
        """What somebody may know of the dossier of a candidate now."""
        standing = self.standing(by)
        held = visible_to(standing).select_related("subject", "unit").get(pk=self.dossiers[candidate].case)
        return facts_of(situation_of(held, by=standing, at=self.at))

    def period(self) -> Text:
        """The teaching period of this moment, as a lecturer names it."""
        year, quarter = academic_year(self.on).name, (self.on.month - 9) % 12 // 3 + 1
        return Text(nl=f"{year}, kwartiel {quarter}", en=f"{year}, quarter {quarter}")
