"""A whole procedure: what the file of a regulation says, and how to find a part of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure.parts import Role, State, Step, Until
from leerlijn.kernel.sentence import Said, Text

type Names = Callable[[Collection[int]], Mapping[int, Said]]
"""From the numbers of cases to what each is called, in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Reads as the regulation does. Whether it holds together is asked when the catalogue takes it in.

    `table` has one line per state, in the order of the regulation, with the steps that may be taken there;
    `openings` are the steps that make a case. `roles` are all who take part or watch: each of them sees the
    case. `facts` loads, once per page, what the guards look at; without it they see the situation itself.
    `page` names the address of a case's own page, where it has one. `named` says what its cases are called:
    all the same, or each after what it is about, but never after a person, for a name goes out by mail; whom
    it is about is said beside it. Without it they are called as the procedure. `at_latest` is a day on which
    a case ends wherever it stands: no term runs past it; after it the clock takes its step from any state.
    """

    key: str
    edition: str
    title: Text
    source: Text
    starts_on: date
    ends_on: date | None = None
    roles: tuple[Role, ...]
    openings: tuple[Step, ...]
    table: Mapping[State, tuple[Step, ...]]
    at_latest: Until | None = None
    facts: Callable[[Any], Any] = lambda situation: situation
    page: str = ""
    named: Text | Names | None = None

    def __hash__(self) -> int:
        return hash((self.key, self.edition))

    @property
    def states(self) -> tuple[State, ...]:
        return tuple(self.table)

    @property
    def seen_by(self) -> frozenset[Relation]:
        """Whoever takes part may see the case."""
        return frozenset(role.relation for role in self.roles if role.relation)

    def lapses_of(self, state: State) -> tuple[str, ...]:
        """The steps that the clock takes when the last day of this state has passed."""
        passing = () if state.final else (state.within, self.at_latest)
        return tuple(dict.fromkeys(each.lapse for each in passing if each and each.lapse))

    def if_passed(self, state: State, *, ends_then: bool) -> Text | None:
        """What happens after the last day of this state, or of the case where that `ends_then`."""
        term = self.at_latest if ends_then else state.within
        return term.if_passed if term else None

    def state(self, key: str) -> State:
        return next(state for state in self.table if state.key == key)

    def steps_in(self, key: str) -> tuple[Step, ...]:
        return self.table[self.state(key)]

    def step(self, state: str, key: str) -> Step | None:
        """The step of this name in this state, or None where it may not be taken."""
        return next((step for step in self.steps_in(state) if step.key == key), None)

    def opening(self, key: str = "") -> Step | None:
        """The opening of this name; without a name the only or first one."""
        return next((step for step in self.openings if key in {"", step.key}), None)

    def each_step(self) -> Iterator[tuple[State | None, Step]]:
        """Every step with the state it is taken in; None for the openings."""
        yield from ((None, step) for step in self.openings)
        yield from ((state, step) for state, steps in self.table.items() for step in steps)

    def step_named(self, key: str) -> Step | None:
        """Any step of this name: what an entry in the journal calls it."""
        return next((step for _, step in self.each_step() if step.key == key), None)

    def role_of(self, relation: str) -> Role | None:
        """The role that somebody with this relation has here."""
        return next((r for r in self.roles if r.relation and r.relation.key == relation), None)
