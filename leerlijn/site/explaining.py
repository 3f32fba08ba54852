"""Why somebody can see or do something on a day, or what would make it so: asked of the permission itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import parties_of, procedure_of
from leerlijn.foundation.cases.queries.visibility import thing_of
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import (
    in_force,
    in_or_above,
    mandates_that_count,
    standing_as,
    unit_name,
)
from leerlijn.kernel.policy import Action, Relation, Standing, Thing, why
from leerlijn.kernel.procedure import Procedure, State, catalogue
from leerlijn.kernel.procedure.catalogue import taking
from leerlijn.kernel.sentence import Said, Sentence, Text


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody holds here: their own, or by a mandate of `giver`."""

    role: str
    unit: Text
    path: str
    since: date
    until: date | None
    giver: str = ""

    @property
    def said(self) -> Said:
        """Since when, where, and from whom."""
        if self.giver:
            return Sentence(
                "since {day}, in {unit}, by a mandate of {giver}",
                day=self.since,
                unit=self.unit,
                giver=self.giver,
            )
        return Sentence("since {day}, in {unit}", day=self.since, unit=self.unit)


@dataclass(frozen=True, slots=True)
class Because:
    """A relation by which something is open, with the offices that make it so; else the thing keeps it."""

    relation: Relation
    offices: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an action is open: by what it is, or else what would open it."""

    action: Action
    by: tuple[Because, ...]

    @property
    def is_open(self) -> bool:
        return bool(self.by)

    @property
    def would_open(self) -> tuple[Text, ...]:
        """In words, in a fixed order."""
        return tuple(relation.because for relation in sorted(self.action.open_to, key=lambda each: each.key))


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """A step of the state the case is in."""

    title: Text
    answer: Answer


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person, one case, one day."""

    person: Person
    case: Case
    procedure: Procedure
    state: State
    on: date
    sees: Answer
    steps: tuple[StepAnswer, ...]


def explain(person: Person, case: Case, *, on: date) -> Explanation:
    """Offices as they are on that day; who takes part in the case as it is now. Four statements."""
    standing, held = standing_as(person, on=on), offices_behind(person, on=on)
    thing, procedure = thing_of(case, parties_of(case)), procedure_of(case)
    steps = [
        StepAnswer(
            step.title,
            _answer(standing, catalogue.policy.actions[taking(procedure, step)], thing, held),
        )
        for step in procedure.steps_in(case.state)
        if step.relations
    ]
    return Explanation(
        person=person,
        case=case,
        procedure=procedure,
        state=procedure.state(case.state),
        on=on,
        sees=_answer(standing, catalogue.who_sees(procedure), thing, held),
        steps=tuple(steps),
    )


def offices_behind(person: Person, *, on: date) -> list[Held]:
    """What somebody holds on this day, with dates and giver; two statements."""
    own = Membership.objects.filter(in_force(on), person=person).select_related("unit")
    given = mandates_that_count(on).filter(deputy=person).select_related("unit", "giver")
    return [
        *(Held(m.role, unit_name(m.unit), m.unit.path, m.starts_on, m.ends_on) for m in own),
        *(Held(m.role, unit_name(m.unit), m.unit.path, m.starts_on, m.ends_on, m.giver.name) for m in given),
    ]


def _answer(standing: Standing, action: Action, thing: Thing, held: Iterable[Held]) -> Answer:
    reached = [office for office in held if office.path in in_or_above(thing.path)]
    return Answer(
        action,
        tuple(
            Because(relation, tuple(o for o in reached if relation.office and o.role == relation.office))
            for relation in why(standing, action, thing)
        ),
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """An action without a thing: by which offices it is open to somebody, and what else would open it."""

    action: Action
    offices: tuple[Held, ...]
    others: tuple[Text, ...]


def reaches(person: Person, actions: Sequence[Action], *, on: date) -> list[Reach]:
    """Where each of these is open to somebody; two statements."""
    held = offices_behind(person, on=on)
    return [
        Reach(
            action,
            tuple(office for office in held if office.role in action.offices),
            tuple(r.because for r in sorted(action.open_to, key=lambda r: r.key) if not r.office),
        )
        for action in actions
    ]
