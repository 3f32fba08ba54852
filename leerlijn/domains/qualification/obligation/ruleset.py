"""The rules of an edition as they are used: each with its words, its source and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length


class Clock(StrEnum):
    """What becomes of the term when the duty applies again after a time in which it did not."""

    FRESH = "fresh"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Scope:
    """The kinds of work to which the duty can apply."""

    profiles: frozenset[str]


@dataclass(frozen=True, slots=True)
class SmallAppointment:
    """Excluded up to and including `at_most` fte: of all appointments together, or of the largest."""

    at_most: Decimal
    summed: bool


@dataclass(frozen=True, slots=True)
class NearPension:
    """Excluded while less than this is left until the state pension date; exactly this much is not less."""

    less_than: Length


@dataclass(frozen=True, slots=True)
class LegacyGrant:
    """Excluded by an old decision."""


@dataclass(frozen=True, slots=True)
class LittleTeaching:
    """Up to and including `at_most` fte of teaching it must be confirmed whether the duty applies."""

    at_most: Decimal


@dataclass(frozen=True, slots=True)
class DutyTerm:
    length: Length


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to and including this many days between two appointments interrupt nothing."""

    days: int


@dataclass(frozen=True, slots=True)
class Reentry:
    clock: Clock


@dataclass(frozen=True, slots=True)
class LeaveReasons:
    """The kinds of leave during which the clock stands still, with the noun that names each."""

    reasons: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Risk:
    """At risk with fewer than `months` left and fewer than `parts` partial certificates."""

    months: int
    parts: int


type Rule = (
    Scope
    | SmallAppointment
    | NearPension
    | LegacyGrant
    | LittleTeaching
    | DutyTerm
    | Gap
    | Reentry
    | LeaveReasons
    | Risk
)


@dataclass(frozen=True, slots=True)
class Clause[R: Rule]:
    """A rule with its words. `basis`: S the university's page, P a public source, I inferred by us."""

    key: str
    rule: R
    says: Text
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One edition. `exclusions` are asked in the order of the file; the first that holds decides."""

    key: str
    edition: str
    title: Text
    source: str
    starts_on: date
    ends_on: date | None
    clauses: tuple[Clause[Rule], ...]
    scope: Clause[Scope]
    exclusions: tuple[Clause[Rule], ...]
    term: Clause[DutyTerm]
    gap: Clause[Gap]
    reentry: Clause[Reentry]
    leave: Clause[LeaveReasons]
    risk: Clause[Risk]
