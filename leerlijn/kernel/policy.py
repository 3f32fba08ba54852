"""Who may do what: actions, the relations that open them, and the one place where both are looked up.

Relations decide, not role names. A relation is a fact between a person and a thing ("candidate of this
dossier", "dean of that faculty"); rooms declare theirs in `relations.py`. What is not declared is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody can be to a thing. `because` finishes "You see this because you are …"."""

    key: str
    because: Text


ANYBODY = Relation("anybody", Text(nl="iemand die deze pagina opent", en="somebody who opens this page"))
SIGNED_IN = Relation("signed-in", Text(nl="iemand die is ingelogd", en="somebody who is signed in"))


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done or seen, and the relations that open it."""

    key: str
    title: Text
    open_to: frozenset[Relation]
    writes: bool = False

    def __init__(self, key: str, title: Text, *, open_to: Iterable[Relation], writes: bool = False) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "open_to", frozenset(open_to))
        object.__setattr__(self, "writes", writes)


def may(action: Action, holds: Iterable[Relation]) -> Verdict:
    """Whether somebody who holds these relations to the thing may do this."""
    if action.open_to.intersection(holds):
        return ALLOWED
    return Denied(Sentence("This is not open to you: {action}.", action=action.title))


@dataclass
class Registry:
    """Every action and relation of the running product; a second one under the same key is refused."""

    actions: dict[str, Action] = field(default_factory=dict)
    relations: dict[str, Relation] = field(
        default_factory=lambda: {ANYBODY.key: ANYBODY, SIGNED_IN.key: SIGNED_IN}
    )

    def action(self, key: str, title: Text, *, open_to: Iterable[Relation], writes: bool = False) -> Action:
        if key in self.actions:
            raise ValueError(f"two actions are called {key!r}")
        self.actions[key] = made = Action(key, title, open_to=open_to, writes=writes)
        unknown = made.open_to.difference(self.relations.values())
        if unknown:
            raise ValueError(f"{key!r} is open to a relation nobody declared: {sorted(r.key for r in unknown)}")
        return made

    def relation(self, key: str, *, because: Text) -> Relation:
        if key in self.relations:
            raise ValueError(f"two relations are called {key!r}")
        self.relations[key] = made = Relation(key, because)
        return made

    def matrix(self) -> Mapping[str, Mapping[str, bool]]:
        """Per action, per relation, whether it opens: the permission matrix as data."""
        return {
            key: {relation: self.relations[relation] in action.open_to for relation in self.relations}
            for key, action in self.actions.items()
        }


policy = Registry()
