"""By what somebody showed who they are, and whether that is enough to decide: asked of the deed, not of the
person.

Reading never asks. A deed that decides asks a person for a factor that counts and is fresh, a program for a
key that may decide, and whoever comes by a link in a letter for a link to that very deed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

MINUTE = timedelta(minutes=1)


class Factor(StrEnum):
    """What was shown. In a demonstration nothing is: production refuses that one."""

    DEMONSTRATION = "demonstration"
    PASSWORD = "password"
    MAIL = "mail-link"
    SIGN_ON = "sign-on"
    PASSKEY = "passkey"
    ONE_TIME_CODE = "one-time-code"


CALLED = {
    Factor.DEMONSTRATION: Text(nl="de kaart van de demonstratie", en="the card of the demonstration"),
    Factor.PASSWORD: Text(nl="een wachtwoord", en="a password"),
    Factor.MAIL: Text(nl="een link per mail", en="a link by mail"),
    Factor.SIGN_ON: Text(nl="inloggen via je instelling", en="sign-on by your institution"),
    Factor.PASSKEY: Text(nl="een passkey", en="a passkey"),
    Factor.ONE_TIME_CODE: Text(nl="een eenmalige code", en="a one-time code"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """The newest proof of this visit; `at` is None where nobody tells when, and then it is never fresh.

    `by_two`: the institution's sign-on said that it asked two factors.
    """

    factor: Factor
    at: datetime | None
    by_two: bool = False


class Scope(StrEnum):
    """How much a key may do; each holds those before it."""

    READ = "read"
    ACT = "act"
    DECIDE = "decide"

    def holds(self, other: Scope) -> bool:
        order = list(Scope)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Key:
    """A program came with a key that may do so much."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody came by a link in a letter, made for this one deed; none for a link that decides nothing."""

    deed: str = ""


@dataclass(frozen=True, slots=True)
class InHouse:
    """Nobody asked from outside: the house itself lets somebody act, in a demonstration for instance."""


type Shown = Proof | Key | Link | InHouse | None
"""None: nothing was shown, so nothing is decided."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What an institution asks for a deed that decides: which factors count, and for how long.

    `sign_on_by_two`: its sign-on counts only where two factors were asked there.
    """

    factors: frozenset[Factor]
    within: timedelta
    sign_on_by_two: bool = False

    def counts(self, proof: Proof) -> bool:
        is_enough = proof.by_two or not self.sign_on_by_two or proof.factor is not Factor.SIGN_ON
        return proof.factor in self.factors and is_enough

    def is_fresh(self, proof: Proof, *, at: datetime) -> bool:
        """A proof from after this moment is none: then a clock was set back."""
        return proof.at is not None and -MINUTE <= at - proof.at <= self.within

    def said(self) -> Said:
        return Sentence(
            "This decides something. Prove once more that it is you; that counts for {count} minutes.",
            count=self.within // MINUTE,
        )


class Unproven(Exception):
    """Thrown by a deed that decides, out of its transaction, up to the door through which somebody came.

    Nothing was done. A page asks for a proof and brings back what was typed; a program reads the reason.
    """

    def __init__(self, reason: Said, demand: Demand) -> None:
        super().__init__(reason)
        self.reason = reason
        self.demand = demand


NOT_BY_THIS = Sentence("This decides something, and what you came in with is not enough for that.")
NOT_BY_THIS_KEY = {
    Scope.READ: Sentence("This key may not read."),
    Scope.ACT: Sentence("This key may only read. Make one that may act too."),
    Scope.DECIDE: Sentence("This decides something, and this key may not. Make one that may decide too."),
}


def key_opens(shown: Shown, needed: Scope) -> Verdict:
    """Whether a key is wide enough; whoever came otherwise is asked for no key."""
    if isinstance(shown, Key) and not shown.scope.holds(needed):
        return Denied(NOT_BY_THIS_KEY[needed])
    return ALLOWED


def may_decide(shown: Shown, demand: Demand, *, deed: str, at: datetime) -> Verdict:
    """Whether what was shown is enough, at this moment, for a deed that decides."""
    match shown:
        case InHouse():
            return ALLOWED
        case Key():
            return key_opens(shown, Scope.DECIDE)
        case Link(deed=theirs) if theirs == deed:
            return ALLOWED
        case Proof() if demand.counts(shown):
            return ALLOWED if demand.is_fresh(shown, at=at) else Denied(demand.said())
    return Denied(NOT_BY_THIS)
