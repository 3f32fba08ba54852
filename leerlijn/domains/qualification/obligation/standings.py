"""How somebody stands to the duty on one day: employed or not, in scope, excluded, unclear or obliged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from leerlijn.domains.qualification.obligation.facts import Appointment, Confirmation, PersonFacts
from leerlijn.domains.qualification.obligation.ruleset import (
    Clause,
    LegacyGrant,
    LittleTeaching,
    NearPension,
    Rule,
    RuleSet,
    SmallAppointment,
)
from leerlijn.foundation.people.profiles import PROFILES, ladder_of
from leerlijn.kernel.periods import holds
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text


class Kind(Enum):
    ABSENT = auto()
    OUT = auto()
    EXCLUDED = auto()
    UNCLEAR = auto()
    OBLIGED = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """The rule that decided, and what it met; `said` begins with the words of the rule."""

    kind: Kind
    rule: str = ""
    said: tuple[Said, ...] = ()


ABSENT = Standing(Kind.ABSENT)


def held_on(facts: PersonFacts, day: date) -> tuple[Appointment, ...]:
    return tuple(each for each in facts.appointments if holds(each, on=day))


def in_scope(held: tuple[Appointment, ...], rules: RuleSet) -> tuple[Appointment, ...]:
    """Those whose kind of work is listed, whatever its level."""
    return tuple(each for each in held if ladder_of(each.profile) in rules.scope.rule.profiles)


def standing_on(facts: PersonFacts, rules: RuleSet, day: date) -> Standing:
    """The first rule that holds decides, in the order of the edition."""
    held = held_on(facts, day)
    if not held:
        return ABSENT
    work = in_scope(held, rules)
    scope = rules.scope
    profiles = Sentence("On {day} the profile is {profiles}.", day=day, profiles=profiles_of(work or held))
    if not work:
        return Standing(Kind.OUT, scope.key, (scope.says, profiles))
    found = (_excluded(clause, held, facts, day) for clause in rules.exclusions)
    obliged = Standing(Kind.OBLIGED, rules.term.key, (scope.says, profiles))
    return next((standing for standing in found if standing), obliged)


def profiles_of(held: tuple[Appointment, ...]) -> tuple[Text, ...]:
    """The names of the profiles, each once."""
    codes = dict.fromkeys(each.profile for each in held)
    return tuple(PROFILES.get(code, Text(nl=code, en=code)) for code in codes)


def fte_of(held: tuple[Appointment, ...]) -> Decimal:
    return sum((each.fte for each in held), Decimal()).normalize()


def teaching_of(held: tuple[Appointment, ...]) -> Decimal | None:
    """None as soon as HR does not know it of one of them."""
    known = [each.fte_teaching for each in held if each.fte_teaching is not None]
    return sum(known, Decimal()).normalize() if len(known) == len(held) else None


def confirmation_on(facts: PersonFacts, day: date) -> Confirmation | None:
    """The decision that holds on a day: the one about the latest days, then the latest decision."""
    begun = [each for each in facts.confirmations if each.starts_on <= day]
    return max(begun, key=lambda each: (each.starts_on, each.decided_on), default=None)


def _excluded(
    clause: Clause[Rule], held: tuple[Appointment, ...], facts: PersonFacts, day: date
) -> Standing | None:
    match clause.rule:
        case SmallAppointment() as rule:
            return _small(clause, rule, held, day)
        case NearPension() as rule:
            return _near_pension(clause, rule, facts.state_pension_on, day)
        case LegacyGrant():
            return _granted(clause, facts, day)
        case LittleTeaching() as rule:
            return _little_teaching(clause, rule, held, confirmation_on(facts, day), day)
    return None


def _small(
    clause: Clause[Rule], rule: SmallAppointment, held: tuple[Appointment, ...], day: date
) -> Standing | None:
    fte = fte_of(held) if rule.summed else max(each.fte for each in held).normalize()
    if fte > rule.at_most:
        return None
    met = Counted(
        "On {day} the appointment is {fte} fte.",
        "On {day} the {count} appointments come to {fte} fte together.",
        count=len(held) if rule.summed else 1,
        day=day,
        fte=fte,
    )
    return Standing(Kind.EXCLUDED, clause.key, (clause.says, met))


def _near_pension(
    clause: Clause[Rule], rule: NearPension, pension: date | None, day: date
) -> Standing | None:
    if pension is None:
        missing = Sentence("HR did not deliver a state pension date. That must be known first.")
        return Standing(Kind.UNCLEAR, clause.key, (clause.says, missing))
    if rule.less_than.after(day) <= pension:
        return None
    met = Sentence("On {day} the state pension date is nearer than that.", day=day)  # the date tells an age
    return Standing(Kind.EXCLUDED, clause.key, (clause.says, met))


def _granted(clause: Clause[Rule], facts: PersonFacts, day: date) -> Standing | None:
    for grant in facts.grants:
        if grant.since.first <= day and (grant.ends_on is None or day <= grant.ends_on):
            met = Sentence("Such a decision was made in {since}.", since=str(grant.since.year))
            return Standing(Kind.EXCLUDED, clause.key, (clause.says, met))
    return None


def _little_teaching(
    clause: Clause[Rule],
    rule: LittleTeaching,
    held: tuple[Appointment, ...],
    decided: Confirmation | None,
    day: date,
) -> Standing | None:
    """A decision about it comes before what HR delivers."""
    if decided:
        if decided.teaches:
            return None
        met = Sentence(
            "It was decided on {decided} that this person does not teach, from {start}.",
            decided=decided.decided_on,
            start=decided.starts_on,
        )
        return Standing(Kind.EXCLUDED, clause.key, (clause.says, met))
    teaching = teaching_of(held)
    if teaching is None:
        missing = Sentence("HR did not deliver how much this person teaches.")
        return Standing(Kind.UNCLEAR, clause.key, (clause.says, missing))
    if teaching > rule.at_most:
        return None
    met = Sentence("On {day} HR counts {fte} fte of teaching.", day=day, fte=teaching)
    return Standing(Kind.UNCLEAR, clause.key, (clause.says, met))
