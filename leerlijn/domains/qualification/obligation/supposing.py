"""What if: the same assessment with another size, contract, profile or teaching load, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from leerlijn.domains.qualification.obligation.assessing import assess
from leerlijn.domains.qualification.obligation.facts import Appointment, PersonFacts
from leerlijn.domains.qualification.obligation.inputs import CONTRACTS
from leerlijn.domains.qualification.obligation.outcome import Outcome
from leerlijn.domains.qualification.obligation.ruleset import RuleSet
from leerlijn.domains.qualification.obligation.standings import held_on
from leerlijn.foundation.people.profiles import PROFILES
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.sentence import Said, Sentence, Text


@dataclass(frozen=True, slots=True)
class Supposed:
    """What changes from the day of the question; None leaves it as it is. `fte` is of all work together."""

    fte: Decimal | None = None
    fte_teaching: Decimal | None = None
    contract: str | None = None
    profile: str | None = None


def suppose(facts: PersonFacts, rules: RuleSet, change: Supposed, *, on: date) -> Outcome:
    outcome = assess(changed(facts, change, on=on), rules, on=on)
    return replace(outcome, supposed=tuple(_said(change)))


def changed(facts: PersonFacts, change: Supposed, *, on: date) -> PersonFacts:
    """The appointments of the day end the day before, and one goes on with what was changed."""
    held = held_on(facts, on)
    if not held or change == Supposed():
        return facts
    kept = [each for each in facts.appointments if each not in held]
    past = [replace(each, ends_on=on - ONE_DAY) for each in held if each.starts_on < on]
    return replace(facts, appointments=(*kept, *past, *_from(held, change, on)))


def _from(held: tuple[Appointment, ...], change: Supposed, on: date) -> Iterator[Appointment]:
    """All of them as they were, but for the sizes: the first carries the whole of what was changed."""
    for place, each in enumerate(held):
        first = place == 0
        teaching = each.fte_teaching
        if change.fte_teaching is not None:
            teaching = change.fte_teaching if first else Decimal()
        yield replace(
            each,
            starts_on=on,
            fte=each.fte if change.fte is None else change.fte if first else Decimal(),
            fte_teaching=teaching,
            contract=change.contract or each.contract,
            profile=change.profile or each.profile,
        )


def _said(change: Supposed) -> Iterator[Said]:
    if change.fte is not None:
        yield Sentence("What if the size were {fte} fte?", fte=change.fte)
    if change.fte_teaching is not None:
        yield Sentence("What if the teaching were {fte} fte?", fte=change.fte_teaching)
    if change.contract:
        name = CONTRACTS.get(change.contract, Text(nl=change.contract, en=change.contract))
        yield Sentence("What if the contract were {contract}?", contract=name)
    if change.profile:
        profile = PROFILES.get(change.profile, Text(nl=change.profile, en=change.profile))
        yield Sentence("What if the profile were {profile}?", profile=profile)
