"""All procedures of the running product, every edition of them, and the permissions that follow from each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leerlijn.kernel.periods import in_force
from leerlijn.kernel.policy import Action, Registry, Relation, policy
from leerlijn.kernel.procedure.flaws import Flawed, flaws
from leerlijn.kernel.procedure.model import Procedure
from leerlijn.kernel.procedure.parts import Meaning, Step
from leerlijn.kernel.sentence import Text


@dataclass
class Catalogue:
    """Procedures by key and edition; `refused` remembers what did not load, and why."""

    policy: Registry
    procedures: dict[tuple[str, str], Procedure] = field(default_factory=dict)
    refused: list[Flawed] = field(default_factory=list)

    def add(self, procedure: Procedure) -> Procedure:
        """Takes it in, and declares for each step who may take it.

        Raises `Flawed` when it does not hold together, ValueError for a second one of that name.
        """
        if reasons := tuple(flaws(procedure)):
            raise Flawed(f"{procedure.key} {procedure.edition}", reasons)
        name = (procedure.key, procedure.edition)
        if name in self.procedures:
            raise ValueError(f"two procedures are called {' '.join(name)}")
        self.policy.action(
            seeing(procedure),
            Text(
                nl=f"een zaak zien: {procedure.title.nl}",
                en=f"see a case: {procedure.title.en}",
            ),
            open_to=procedure.seen_by,
        )
        self.policy.action(
            nudging(procedure),
            Text(nl="vragen hoe het ermee gaat", en="ask how it goes"),
            open_to=[
                role.relation for role in procedure.roles if role.meaning is Meaning.HANDLER and role.relation
            ],
            writes=True,
        )
        for step in {(step.key): step for _, step in procedure.each_step() if step.relations}.values():
            alike = [other for _, other in procedure.each_step() if other.key == step.key]
            self.policy.action(
                taking(procedure, step),
                step.title,
                open_to={relation for other in alike for relation in other.relations},
                writes=True,
                decides=any(other.asks_proof for other in alike),
            )
        self._let_enter(procedure)
        self.procedures[name] = procedure
        return procedure

    def _let_enter(self, procedure: Procedure) -> None:
        """What came by mail, by phone or on paper is entered by the offices that a step names."""
        offices: dict[str, set[Relation]] = {}
        for _, step in procedure.each_step():
            held = {role.relation for role in step.entered_by if role.relation}
            offices.setdefault(step.key, set()).update(held)
        for key, relations in offices.items():
            named = procedure.step_named(key)
            if named and relations:
                nl, en = f"voor een ander: {named.title.nl}", f"for somebody else: {named.title.en}"
                title = Text(nl=nl, en=en)
                self.policy.action(entering(procedure, named), title, open_to=relations, writes=True)

    def get(self, key: str, edition: str) -> Procedure:
        """Raises KeyError for an edition that is not known here."""
        return self.procedures[key, edition]

    def editions_of(self, key: str) -> tuple[Procedure, ...]:
        """The newest first."""
        found = (each for each in self.procedures.values() if each.key == key)
        return tuple(sorted(found, key=lambda each: each.starts_on, reverse=True))

    def current(self, key: str, *, on: date) -> Procedure | None:
        """The edition under which a case is opened on a day."""
        return in_force(self.editions_of(key), on=on)

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for key, _ in self.procedures))

    def who_sees(self, procedure: Procedure) -> Action:
        return self.policy.actions[seeing(procedure)]

    def who_nudges(self, procedure: Procedure) -> Action:
        return self.policy.actions[nudging(procedure)]


def seeing(procedure: Procedure) -> str:
    return f"see {procedure.key} {procedure.edition}"


def nudging(procedure: Procedure) -> str:
    return f"{procedure.key} {procedure.edition}: nudge"


def taking(procedure: Procedure, step: Step) -> str:
    return f"{procedure.key} {procedure.edition}: {step.key}"


def entering(procedure: Procedure, step: Step) -> str:
    return f"{procedure.key} {procedure.edition}: enter {step.key}"


catalogue = Catalogue(policy)
