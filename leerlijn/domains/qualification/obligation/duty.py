"""The duty that runs: its last day, why that day, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leerlijn.domains.qualification.obligation.facts import Extension, PersonFacts
from leerlijn.domains.qualification.obligation.outcome import State
from leerlijn.domains.qualification.obligation.ruleset import RuleSet
from leerlijn.domains.qualification.obligation.timeline import Run, Timeline, clock_of
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text
from leerlijn.kernel.terms import Calendar, Length, Pause, Rule, Term, run

NO_DUTY = Text(nl="tijd zonder plicht", en="time without the duty")
CALENDAR = Calendar()
REASONS_TO_EXTEND = {
    "leave": Text(nl="verlof", en="leave"),
    "illness": Text(nl="ziekte", en="illness"),
    "part-time": Text(nl="deeltijd", en="part-time work"),
    "no-teaching": Text(nl="tijdelijk geen onderwijs", en="no teaching for a time"),
}
"""For which a dean may give a later day; inferred (utq.md 0.1: no public rule was found)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """`due_on` is None while the clock stands still; `explained` says in one sentence why that day."""

    state: State
    rule: str
    run: Run
    due_on: date | None
    explained: Said
    said: tuple[Said, ...]


def duty_of(facts: PersonFacts, rules: RuleSet, course: Timeline, on: date) -> Duty:
    """Raises `Wrong` for days that no calendar knows."""
    clock = clock_of(course.employment, rules.reentry.rule.clock)
    pauses = _pauses(facts, rules, clock, on)
    term = term_of(rules.term.rule.length, clock.starts_on, pauses)
    decided = _extension(facts, clock.starts_on, term.day)
    due = decided.due_on if decided else term.day
    said: list[Said] = [rules.term.says, term.explained]
    if course.before:
        said.append(rules.gap.says)
    if clock.again:
        said.append(rules.reentry.says)
    if any(pause.reason is not NO_DUTY for pause in pauses):
        said.append(rules.leave.says)
    if decided:
        said.append(_decided(decided))
    state, rule, why = _state(facts, rules, due, on, extended=decided is not None)
    explained = _decided(decided) if decided else term.explained
    return Duty(state, rule, clock, due, explained, (*said, *why))


def term_of(length: Length, start: date, pauses: list[Pause]) -> Term:
    """The term with every pause that begins before it ends; what comes later cannot stop it any more."""
    rule, taken = Rule(length=length), list[Pause]()
    term = run(rule, start=start, calendar=CALENDAR)
    for pause in sorted(pauses, key=lambda pause: pause.period.starts_on):
        if term.day is None or pause.period.starts_on > term.day:
            break
        taken.append(pause)
        term = run(rule, start=start, calendar=CALENDAR, pauses=taken)
    return term


def _pauses(facts: PersonFacts, rules: RuleSet, clock: Run, on: date) -> list[Pause]:
    """Leave of a listed kind, and time without the duty. Leave that has no end counts once it has begun."""
    reasons = rules.leave.rule.reasons
    leave = [
        Pause(reasons[each.kind], each.period)
        for each in facts.leaves
        if each.kind in reasons
        and (each.period.ends_on is None or each.period.ends_on >= clock.starts_on)
        and (each.period.ends_on is not None or each.period.starts_on <= on)
    ]
    return [*leave, *(Pause(NO_DUTY, period) for period in clock.lifted)]


def _extension(facts: PersonFacts, starts: date, due: date | None) -> Extension | None:
    """The newest decision about this clock, when it gives more time than there is without it."""
    about_this = [each for each in facts.extensions if each.decided_on >= starts]
    newest = max(about_this, key=lambda each: each.decided_on, default=None)
    return newest if newest and due and newest.due_on > due else None


def _decided(extension: Extension) -> Sentence:
    if extension.taken_over_from:
        return Sentence(
            "The last day is {day}: taken over from {source} on {on}.",
            day=extension.due_on,
            source=extension.taken_over_from,
            on=extension.decided_on,
        )
    return Sentence(
        "On {decided} the last day was set to {day}, because of {reason}.",
        decided=extension.decided_on,
        day=extension.due_on,
        reason=REASONS_TO_EXTEND.get(extension.reason, extension.reason),
    )


def _state(
    facts: PersonFacts, rules: RuleSet, due: date | None, on: date, *, extended: bool
) -> tuple[State, str, tuple[Said, ...]]:
    """S4 to S8; the last day itself is not too late (T4), and an extension is not at risk (T3)."""
    term, risk = rules.term.key, rules.risk
    if due and on > due:
        return State.OVERDUE, term, (Sentence("The last day was {day}.", day=due),)
    if extended:
        return State.EXTENDED, term, ()
    if due and (why := _at_risk(facts, rules, due, on)):
        return State.AT_RISK, risk.key, (risk.says, why)
    return (State.IN_TRACK if facts.track else State.OBLIGED), term, ()


def _at_risk(facts: PersonFacts, rules: RuleSet, due: date, on: date) -> Said | None:
    risk = rules.risk.rule
    if facts.track and facts.track.forecast_on and facts.track.forecast_on > due:
        return Sentence(
            "The track is expected to end on {forecast}, the last day is {day}.",
            forecast=facts.track.forecast_on,
            day=due,
        )
    if len(facts.parts) >= risk.parts or not risk.months or Length(months=risk.months).after(on) <= due:
        return None
    return Counted(
        "The last day is {day}, and there is {count} partial certificate.",
        "The last day is {day}, and there are {count} partial certificates.",
        count=len(facts.parts),
        day=due,
    )
