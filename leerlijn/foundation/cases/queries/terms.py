"""By when a case must have moved on, and the sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leerlijn.foundation.cases.models import Case, Extension, Pause
from leerlijn.foundation.cases.queries.settings import calendar_of, setting
from leerlijn.kernel import terms
from leerlijn.kernel.periods import Period
from leerlijn.kernel.procedure import Deadline, Pauses, Procedure, Setting, State, Until, rule_of
from leerlijn.kernel.sentence import Said, Sentence, Text, Value
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, or None while the clock stands still; and why. `ends`: then the case does, wherever."""

    on: date | None
    said: Said
    ends: bool = False


def due_of(case: Case, state: State, *, since: datetime, facts: Any, procedure: Procedure) -> Due | None:
    """When a case that is in this state since then must have moved on; None for the end of a case."""
    match state.within:
        case None:
            return None
        case Until() as until:
            known = until.day(facts)
            due = _stopped(case, procedure, since=since) or (Due(*known) if known else None)
        case Deadline() as deadline:
            agreed = deadline.agreed(facts) if deadline.agreed else None
            due = Due(*agreed) if agreed else _run(case, state, deadline, since=since, procedure=procedure)
    return _at_the_latest(due, procedure.at_latest, facts)


def _at_the_latest(due: Due | None, latest: Until | None, facts: Any) -> Due | None:
    """No later than the day on which the case ends wherever it stands, also while its clock stands still."""
    known = latest.day(facts) if latest else None
    if known is None or (due and due.on and due.on <= known[0]):
        return due
    return Due(*known, ends=True)


def _run(case: Case, state: State, deadline: Deadline, *, since: datetime, procedure: Procedure) -> Due:
    ran = terms.run(
        rule_at(deadline, case.path, on=day_of(since)),
        start=since,
        calendar=calendar_of(case.path),
        pauses=_pauses(case, procedure, since=since),
        extensions=_extensions(case, state, since=since),
    )
    return Due(ran.day, ran.explained)


def rule_at(deadline: Deadline, path: str, *, on: date) -> terms.Rule:
    """With the length that holds at this place in the tree on a day; one statement where it can be chosen."""
    length = deadline.length
    return rule_of(deadline, setting(length, path=path, on=on) if isinstance(length, Setting) else length)


def how_long(state: State, path: str, *, on: date) -> Value:
    """The same in words. Raises LookupError for a state without a length of its own."""
    if not isinstance(state.within, Deadline):
        raise LookupError(f"how long {state.key} lasts follows from the case")
    return rule_at(state.within, path, on=on).said()


def _stopped(case: Case, procedure: Procedure, *, since: datetime) -> Due | None:
    """While the clock stands still there is no last day; the one that follows from the facts comes back."""
    running = [pause for pause in _pauses(case, procedure, since=since) if pause.period.ends_on is None]
    if not running:
        return None
    pause = running[0]
    said = Sentence(
        "The clock has stood still since {day} because of {reason}.",
        day=pause.period.starts_on,
        reason=pause.reason,
    )
    return Due(None, said)


def _pauses(case: Case, procedure: Procedure, *, since: datetime) -> list[terms.Pause]:
    named = reasons_for_pausing(procedure)
    if case.pk is None or not named:
        return []
    rows = Pause.objects.filter(case=case, starts_on__gte=day_of(since)).order_by("starts_on")
    return [terms.Pause(named[row.reason], Period(row.starts_on, row.ends_on)) for row in rows]


def _extensions(case: Case, state: State, *, since: datetime) -> list[terms.Extension]:
    if case.pk is None:
        return []
    rows = Extension.objects.filter(case=case, state=state.key, decided_at__gte=since).order_by("decided_at")
    return [terms.Extension(terms.Length.parse(row.length)) for row in rows]


def reasons_for_pausing(procedure: Procedure) -> dict[str, Text]:
    return {
        key: text
        for _, step in procedure.each_step()
        if isinstance(step.clock, Pauses)
        for key, text in step.clock.reasons.items()
    }
