"""The words a procedure is written in: roles, states, steps, guards, effects, deadlines and settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure.fields import Field
from leerlijn.kernel.sentence import Said, Text
from leerlijn.kernel.terms import Count
from leerlijn.kernel.verdict import ALLOWED, Verdict


class Meaning(StrEnum):
    """What a role means in any procedure, whatever an institution calls it (after Open Zaak)."""

    INITIATOR = "initiator"
    HANDLER = "handler"
    ADVISER = "adviser"
    JUDGE = "judge"
    DECIDER = "decider"
    OVERSEER = "overseer"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition for a step, true now for this person: `rule` in words, `check` from facts to verdict."""

    key: str
    rule: Text
    check: Callable[[Any], Verdict]

    def __call__(self, facts: Any) -> Verdict:
        return self.check(facts)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a step does besides moving the case, in the same transaction."""

    key: str
    says: Text
    run: Callable[..., None]


def guard(rule: Text) -> Callable[[Callable[[Any], Verdict]], Guard]:
    """Makes a function from facts to verdict a guard, with the rule in words for the page and the manual."""
    return lambda check: Guard(getattr(check, "__name__", "guard"), rule, check)


def effect(says: Text) -> Callable[[Callable[..., None]], Effect]:
    """Makes a function `(facts, answers, *, by, at)` an effect, with its consequence in words."""
    return lambda run: Effect(getattr(run, "__name__", "effect"), says, run)


@dataclass(frozen=True, slots=True)
class Pauses:
    """The step stops the clock, for one of these reasons only.

    `from_the_start`: no day of the term so far counted either. A step of the clock has one reason.
    """

    reasons: Mapping[str, Text]
    from_the_start: bool = False


@dataclass(frozen=True, slots=True)
class Resumes:
    """The step starts the clock again, on its own day.

    `after` names what the step asks: then the day after the one that was answered is the first that counts;
    where nothing is asked, that after its own.
    """

    after: str = ""


@dataclass(frozen=True, slots=True)
class Extends:
    """The step gives more time, never more than the deadline's `at_most`."""

    length: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A number or length an institution may choose: a default here, rows with validity dates override it."""

    key: str
    title: Text
    default: str
    source: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """How long a state may last. `length` is an ISO duration or a `Setting`; days are inclusive.

    `if_passed` says what happens then. `lapse` names the step that the clock takes; without it, passing
    is recorded and nothing is blocked. `agreed`: a day that was agreed elsewhere for this case goes before.
    """

    length: str | Setting
    if_passed: Text
    count: Count = Count.CALENDAR
    extend: bool = False
    at_most: str | None = None
    lapse: str | None = None
    agreed: Callable[[Any], tuple[date, Said] | None] | None = None


INFERRED = Text(
    nl="onze standaard: geen openbare bron geeft deze termijn",
    en="our default: no public source gives this term",
)


def usually(
    key: str,
    title: Text,
    length: str,
    *,
    if_passed: Text,
    at_most: str | None = None,
    lapse: str | None = None,
) -> Deadline:
    """A term that no source gives; an institution may choose another. Days are working days."""
    count = Count.WORKING if length.endswith("D") else Count.CALENDAR
    chosen = Setting(key, title, length, INFERRED)
    return Deadline(length=chosen, count=count, if_passed=if_passed, at_most=at_most, lapse=lapse)


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """A deadline that follows from the facts of the case: the day and the sentence that explains it.

    `is_over`: where a case is because that day has passed; longer waiting changes nothing.
    """

    day: Callable[[Any], tuple[date, Said] | None]
    if_passed: Text
    lapse: str | None = None
    is_over: bool = False


class Late(IntEnum):
    """What being late does, the worst first."""

    LOST = 0
    KEEPS_WAITING = 1
    PAST = 2
    HARMLESS = 3


LOOK_AND_DECIDE = Text(nl="Bekijk en beslis", en="Look and decide")


@dataclass(frozen=True, slots=True)
class State:
    """Where a case can be. An open state has one owner and one next date; a final state has neither.

    `doing` is what a list of work calls what its owner has to do, where the first step would say too much:
    one of two answers, or a step for which much must be there. `owing`: who of its owners has something to
    do here, from the facts, where some of them may have done it before. `announced`: those whom the case is
    about hear that it came here, although the ball is with somebody else; `also_told`: so do these parties.
    """

    key: str
    title: Text
    owner: Role | None = None
    within: Deadline | Until | None = None
    final: bool = False
    doing: Text | None = None
    owing: Callable[[Any], Collection[int]] | None = None
    announced: bool = False
    also_told: tuple[Role, ...] = ()

    @property
    def asks_the_facts(self) -> bool:
        """Whether its last day follows from the facts of the case, or can."""
        return isinstance(self.within, Until) or bool(self.within and self.within.agreed)

    @property
    def late(self) -> Late:
        """Where the clock takes the case further, whoever was late has lost their chance."""
        if self.within is None:
            return Late.HARMLESS
        if isinstance(self.within, Until) and self.within.is_over:
            return Late.PAST
        return Late.LOST if self.within.lapse else Late.KEEPS_WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that somebody may do: who, what, where it leads, when, what is asked, what follows.

    `to` is None for a step that leaves the case where it is. `settles`: who takes it owes nothing more in
    this state; who of several did so stays unsaid until the last has, unless it is done `openly`.
    `passes_on`: nor in the state it leads to; there the ball is with the others. `at_once`: the clock takes
    it as soon as its guards agree, in the transaction of the step that made it so. `page` names the address
    of a richer page than the form made from `asks`. `told` is how the record says that it was taken; the
    title where nothing is said. `link` is what the button that leads to `page` says. `shows` is what lies on
    the table while somebody decides: pairs of a label and what it says, made from the facts. `only_if`: it
    is offered only where the facts say so; elsewhere it would make no sense. `for_several`: it may be taken
    in several cases at once, because nothing of one of them has to be looked at. `entered_by` are the offices
    that enter it for whoever takes it, when it came by mail, by phone or on paper: never a decision;
    `entered_if`: they find it only where the facts say so, whatever the day on which it came.
    `agrees`: whoever takes it says that what lies there is right or holds, or that it is not: their own word,
    though it decides nothing. `releases`: what others decided goes out by it, or papers are issued.
    """

    key: str
    title: Text
    by: tuple[Role, ...]
    to: State | None
    when: tuple[Guard, ...] = ()
    asks: tuple[Field, ...] = ()
    then: tuple[Effect, ...] = ()
    clock: Pauses | Resumes | Extends | None = None
    decides: bool = False
    settles: bool = False
    openly: bool = False
    passes_on: bool = False
    at_once: bool = False
    page: str = ""
    told: Text | None = None
    link: Text | None = None
    shows: Callable[[Any], Sequence[tuple[Said, Said | str]]] | None = None
    only_if: Callable[[Any], bool] | None = None
    for_several: bool = False
    entered_by: tuple[Role, ...] = ()
    entered_if: Callable[[Any], bool] | None = None
    agrees: bool = False
    releases: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether nobody learns who of several took it while others still owe it."""
        return self.settles and not self.openly

    @property
    def asks_proof(self) -> bool:
        """Whether a person shows once more who they are: they decide, countersign or release."""
        return self.decides or self.agrees or self.releases

    @property
    def relations(self) -> frozenset[Relation]:
        """What somebody must be to the case in order to take it; none for a step of the clock."""
        return frozenset(role.relation for role in self.by if role.relation)

    @property
    def may_come_from(self) -> frozenset[str]:
        """The keys of the relations of those for whom an office may enter it."""
        return frozenset(relation.key for relation in self.relations if not relation.office)

    @property
    def is_of_the_clock(self) -> bool:
        return CLOCK in self.by

    def is_offered(self, facts: Any, *, for_another: bool = False) -> bool:
        asked = (self.only_if, self.entered_if if for_another else None)
        return all(agrees(facts) for agrees in asked if agrees)

    def allows(self, facts: Any) -> Verdict:
        """The refusal of the first guard that does not agree, or allowed."""
        return next((verdict for rule in self.when if not (verdict := rule(facts))), ALLOWED)


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part: the field's word, its generic meaning, and the relation that makes somebody one."""

    key: str
    title: Text
    meaning: Meaning
    relation: Relation | None = field(default=None)

    def may(
        self,
        key: str,
        title: Text,
        *,
        to: State | None,
        together_with: Sequence[Role] = (),
        when: Sequence[Guard] = (),
        asks: Sequence[Field] = (),
        then: Sequence[Effect] = (),
        clock: Pauses | Resumes | Extends | None = None,
        decides: bool = False,
        settles: bool = False,
        openly: bool = False,
        passes_on: bool = False,
        at_once: bool = False,
        page: str = "",
        told: Text | None = None,
        link: Text | None = None,
        shows: Callable[[Any], Sequence[tuple[Said, Said | str]]] | None = None,
        only_if: Callable[[Any], bool] | None = None,
        for_several: bool = False,
        entered_by: Sequence[Role] = (),
        entered_if: Callable[[Any], bool] | None = None,
        agrees: bool = False,
        releases: bool = False,
    ) -> Step:
        """A step of this role, and of those who may take it too."""
        return Step(
            key=key,
            title=title,
            by=(self, *together_with),
            to=to,
            when=tuple(when),
            asks=tuple(asks),
            then=tuple(then),
            clock=clock,
            decides=decides,
            settles=settles,
            openly=openly,
            passes_on=passes_on,
            at_once=at_once,
            page=page,
            told=told,
            link=link,
            shows=shows,
            only_if=only_if,
            for_several=for_several,
            entered_by=tuple(entered_by),
            entered_if=entered_if,
            agrees=agrees,
            releases=releases,
        )


CLOCK = Role("clock", Text(nl="de klok", en="the clock"), Meaning.SYSTEM)
