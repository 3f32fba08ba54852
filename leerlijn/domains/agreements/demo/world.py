"""The demonstration as it is being made: people and units by name, the moment, and acts by actions only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from leerlijn.domains.agreements.demo.people import chair_of, registrar_of
from leerlijn.domains.agreements.queries.councils import members_of
from leerlijn.domains.agreements.queries.following import REQUESTS, newest_about, version_of
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.queries import standing_of
from leerlijn.foundation.people.queries.tree import Place
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.kernel.verdict import granted


@dataclass
class World:
    """`at` is now; every act takes a few minutes."""

    by: Actor
    at: datetime
    units: dict[str, Place] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    known: dict[tuple[str, date], Standing] = field(default_factory=dict)

    def on(self, day: date) -> None:
        """Half past nine in the morning of this day."""
        self.at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=AMSTERDAM)

    @property
    def today(self) -> date:
        return self.at.date()

    def standing(self, name: str) -> Standing:
        key = name, self.today
        if key not in self.known:
            self.known[key] = standing_of(self.people[name], on=self.today)
        return self.known[key]

    def begin(self, procedure: str, name: str, unit: str, **said: object) -> int:
        edition = catalogue.current(procedure, on=self.today)
        if edition is None:
            raise LookupError(procedure)
        self.at += timedelta(minutes=3)
        begun = granted(
            open_case(edition, by=self.standing(name), at=self.at, unit=self.units[unit], said=said)
        )
        return begun.pk

    def does(self, case: int, key: str, name: str, **said: object) -> None:
        """A step that nothing stands in the way of."""
        self.at += timedelta(minutes=3)
        by, version = self.standing(name), version_of(case)
        granted(take_step(case, key, by=by, at=self.at, version=version, said=said))

    def talk(
        self,
        about: int,
        name: str,
        *,
        subject: str,
        on: date,
        outcomes: str,
        council: str,
        who: tuple[int, int],
    ) -> int:
        """A talk about this that was planned, held and minuted; its number."""
        said = {"subject": subject, "planned_on": on.isoformat(), "form": "meeting", "together_with": council}
        self.does(about, "plan-dialogue", name, **said)
        talk = newest_about(about, "dialogue")
        self.held(talk, name, on=on, outcomes=outcomes, who=who)
        return talk

    def held(self, talk: int, name: str, *, on: date, outcomes: str, who: tuple[int, int]) -> None:
        self.on(on)
        self.does(talk, "hold", name, held_on=on.isoformat(), students=who[0], teachers=who[1], staff=2)
        self.does(talk, "minute", name, outcomes=outcomes)

    def confirm(self, talk: int, council: str) -> None:
        """Everybody who took part finds its outcomes right."""
        for name in self.members(council):
            self.does(talk, "confirm", name)

    def asked(self, about: int) -> int:
        return newest_about(about, *REQUESTS)

    def ask(self, about: int, step: str, name: str, council: str, question: str, **right: str) -> int:
        """The request that now lies before the council, with its file found complete."""
        self.does(about, step, name, council=str(self.units[council].pk), question=question, **right)
        request = self.asked(about)
        self.does(request, "accept-file", registrar_of(council))
        return request

    def ask_consent(self, about: int, name: str, council: str, question: str, **right: str) -> int:
        """The same for consent: nobody had a question in writing, so the council consults."""
        request = self.ask(about, "ask-consent", name, council, question, **right)
        self.does(request, "consult", name)
        return request

    def members(self, council: str) -> list[str]:
        """Who is in the council today, by their names in the story."""
        names = {key: name for name, key in self.people.items()}
        return [names[each.person] for each in members_of(self.units[council].pk, on=self.today)]

    def call(self, request: int, council: str) -> None:
        self.does(request, "call-vote", chair_of(council), present=self.all_of(council))

    def all_of(self, council: str) -> list[str]:
        """Its members as a form names them."""
        return [str(self.people[name]) for name in self.members(council)]

    def vote(self, request: int, council: str, *, against: int = 0, reasons: str = "") -> None:
        """Everybody votes; the last so many are against."""
        names = self.members(council)
        self.call(request, council)
        for number, name in enumerate(names):
            choice = "against" if number >= len(names) - against else "for"
            self.does(request, "vote", name, choice=choice)
        self.does(request, "close-vote", chair_of(council), reasons=reasons)
