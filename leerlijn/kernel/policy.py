"""Who may do what: actions, the relations that open them, and the one place where both are looked up.

Relations decide, not role names. A relation is a fact between a person and a thing ("candidate of this
dossier", "dean of that faculty"); rooms declare theirs in `relations.py`. What is not declared is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leerlijn.kernel.factors import Proof, Shown
from leerlijn.kernel.sentence import Language, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody can be to a thing. `because` finishes "You see this because you are …".

    With an `office`, it is whoever holds that office in the unit of the thing or above it; without, the
    thing itself keeps who it is: its candidate, its assessors.
    """

    key: str
    because: Text
    office: str = ""


ANYBODY = Relation("anybody", Text(nl="iemand die deze pagina opent", en="somebody who opens this page"))
SIGNED_IN = Relation("signed-in", Text(nl="iemand die is ingelogd", en="somebody who is signed in"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody holds today, in the unit at this place in the tree and all units below it.

    `instead_of` is the pseudonym of whoever gave the mandate, `giver` their name; empty for one's own office.
    """

    role: str
    path: str
    instead_of: str = ""
    giver: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who somebody is on a day, with the offices they hold: all that a permission can depend on.

    `is_staff`: HR knows them by a personnel number. `also_wrote_as`: the pseudonyms under which they are in
    the journal too, where they were known twice. `shown`: by what they came in.
    """

    on: date
    person: int = 0
    pseudonym: str = ""
    also_wrote_as: tuple[str, ...] = ()
    name: str = ""
    initials: str = ""
    language: Language | None = None
    language_is_chosen: bool = False
    mail_is_weekly: bool = False
    unread: int = 0
    is_staff: bool = False
    offices: tuple[Office, ...] = ()
    shown: Shown = None

    def __bool__(self) -> bool:
        """Whether somebody is signed in."""
        return bool(self.person)

    @property
    def proof(self) -> Proof | None:
        """Where it is a person in a browser."""
        return self.shown if isinstance(self.shown, Proof) else None

    @property
    def pseudonyms(self) -> tuple[str, ...]:
        """All under which the journal knows them."""
        return (self.pseudonym, *self.also_wrote_as)

    def is_known_as(self, pseudonym: str) -> bool:
        """Whether the journal means them by this; never where it means nobody."""
        return bool(pseudonym) and pseudonym in self.pseudonyms

    def office(self, role: str, *, at: str) -> Office | None:
        """The office by which somebody acts here: their own before a mandate."""
        held = (each for each in self.offices if each.role == role and at.startswith(each.path))
        return min(held, key=lambda each: bool(each.instead_of), default=None)


@dataclass(frozen=True, slots=True)
class Thing:
    """What the policy knows of a thing: its place in the tree of units, and who has which relation to it."""

    path: str = ""
    parties: Mapping[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done or seen, and the relations that open it.

    `decides`: whoever does it shows by what they are who they are (`kernel.factors`). Seeing it never asks.
    """

    key: str
    title: Text
    open_to: frozenset[Relation]
    writes: bool = False
    decides: bool = False

    @property
    def offices(self) -> frozenset[str]:
        """The offices that open it for whatever lies in or below their unit."""
        return frozenset(relation.office for relation in self.open_to if relation.office)

    @property
    def party_keys(self) -> frozenset[str]:
        """The relations that a thing keeps itself."""
        return frozenset(r.key for r in self.open_to if not r.office and r not in {ANYBODY, SIGNED_IN})


def holds(standing: Standing, relation: Relation, thing: Thing) -> bool:
    """Whether somebody has this relation to the thing."""
    if relation == ANYBODY:
        return True
    if not standing:
        return False
    if relation == SIGNED_IN:
        return True
    if relation.office:
        return standing.office(relation.office, at=thing.path) is not None
    return relation.key in thing.parties.get(standing.person, frozenset())


def why(standing: Standing, action: Action, thing: Thing) -> tuple[Relation, ...]:
    """The relations by which this is open to somebody; none when it is not."""
    opening = (relation for relation in action.open_to if holds(standing, relation, thing))
    return tuple(sorted(opening, key=lambda relation: relation.key))


def may(standing: Standing, action: Action, thing: Thing) -> Verdict:
    """Whether this is open to somebody, by the relations they have to the thing."""
    if why(standing, action, thing):
        return ALLOWED
    return Denied(Sentence("This is not open to you: {action}.", action=action.title))


def may_ever(standing: Standing, action: Action) -> bool:
    """Whether there could be a thing for which this is open to them; what they may see decides then."""
    if ANYBODY in action.open_to:
        return True
    if not standing:
        return False
    if SIGNED_IN in action.open_to or action.party_keys:
        return True
    return any(office.role in action.offices for office in standing.offices)


@dataclass
class Registry:
    """Every action and relation of the running product; a second one under the same key is refused."""

    actions: dict[str, Action] = field(default_factory=dict)
    relations: dict[str, Relation] = field(
        default_factory=lambda: {ANYBODY.key: ANYBODY, SIGNED_IN.key: SIGNED_IN}
    )

    def action(
        self,
        key: str,
        title: Text,
        *,
        open_to: Iterable[Relation],
        writes: bool = False,
        decides: bool = False,
    ) -> Action:
        """`title` finishes "you may …": open the dossier. What decides writes, too."""
        if key in self.actions:
            raise ValueError(f"two actions are called {key!r}")
        made = Action(key, title, frozenset(open_to), writes or decides, decides)
        unknown = sorted(each.key for each in made.open_to.difference(self.relations.values()))
        if unknown:
            raise ValueError(f"{key!r} is open to a relation nobody declared: {unknown}")
        self.actions[key] = made
        return made

    def relation(self, key: str, *, because: Text, office: str = "") -> Relation:
        if key in self.relations:
            raise ValueError(f"two relations are called {key!r}")
        self.relations[key] = made = Relation(key, because, office)
        return made

    def matrix(self) -> Mapping[str, Mapping[str, bool]]:
        """Per action, per relation, whether it opens: the permission matrix as data."""
        return {
            key: {relation: self.relations[relation] in action.open_to for relation in self.relations}
            for key, action in self.actions.items()
        }


policy = Registry()
