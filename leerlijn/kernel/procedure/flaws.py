"""What makes a procedure flawed: each check looks at one thing, and says which part is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from leerlijn.kernel.procedure.model import Procedure
from leerlijn.kernel.procedure.parts import (
    CLOCK,
    Deadline,
    Extends,
    Meaning,
    Pauses,
    Resumes,
    Setting,
    State,
    Step,
)
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import Count, Length, Rule
from leerlijn.kernel.wrong import Wrong


class Flawed(ValueError):
    """A procedure that does not load; `reasons` says everything that is wrong with it."""

    def __init__(self, name: str, reasons: tuple[Sentence, ...]) -> None:
        super().__init__(name, reasons)
        self.name = name
        self.reasons = reasons


def flaws(procedure: Procedure) -> Iterator[Sentence]:
    """Everything that is wrong, in the order in which it is best mended; nothing means it may load."""
    for check in CHECKS:
        yield from check(procedure)


def leads_somewhere_unknown(procedure: Procedure) -> Iterator[Sentence]:
    for step in _steps(procedure):
        if step.to is not None and step.to not in procedure.table:
            yield Sentence(
                "The step {step} leads to {state}, which is not in the table.",
                step=step.key,
                state=step.to.key,
            )


def has_no_way_in(procedure: Procedure) -> Iterator[Sentence]:
    if not procedure.openings:
        yield Sentence("Nobody can open a case.")
    for step in procedure.openings:
        if step.to is None:
            yield Sentence("The opening {step} leads to no state.", step=step.key)


def is_unreachable(procedure: Procedure) -> Iterator[Sentence]:
    reached = _closure((step.to for step in procedure.openings), lambda state: _next(procedure, state))
    for state in procedure.table:
        if state not in reached:
            yield Sentence("No step leads to the state {state}.", state=state.key)


def is_a_dead_end(procedure: Procedure) -> Iterator[Sentence]:
    ends = [state for state in procedure.table if state.final]
    leading = _closure(ends, lambda state: [s for s in procedure.table if state in _next(procedure, s)])
    for state in procedure.table:
        if state not in leading:
            yield Sentence("From the state {state} no way leads to an end.", state=state.key)


def goes_on_after_the_end(procedure: Procedure) -> Iterator[Sentence]:
    for state, steps in procedure.table.items():
        if state.final and steps:
            yield Sentence("The state {state} is final, yet a step can be taken there.", state=state.key)
        if state.final and (state.owner or state.within):
            yield Sentence("The state {state} is final, yet it has an owner or a term.", state=state.key)


def has_nobody_who_holds_the_ball(procedure: Procedure) -> Iterator[Sentence]:
    for state in procedure.table:
        if not state.final and state.owner is None:
            yield Sentence("The state {state} has no owner.", state=state.key)
        if state.owner and state.owner is not CLOCK and state.owner not in procedure.roles:
            yield Sentence(
                "The state {state} is with {role}, who does not take part.",
                state=state.key,
                role=state.owner.key,
            )
        if not state.final and state.within is None:
            yield Sentence("The state {state} has no next date.", state=state.key)


def has_a_step_that_nobody_may_take(procedure: Procedure) -> Iterator[Sentence]:
    for step in _steps(procedure):
        if not step.relations and not step.is_of_the_clock:
            yield Sentence("Nobody may take the step {step}.", step=step.key)
        for role in step.by:
            if role is not CLOCK and role not in procedure.roles:
                yield Sentence(
                    "The step {step} is for {role}, who does not take part.", step=step.key, role=role.key
                )


def asks_the_clock(procedure: Procedure) -> Iterator[Sentence]:
    for step in _steps(procedure):
        chooses = isinstance(step.clock, Pauses) and len(step.clock.reasons) > 1
        if step.is_of_the_clock and (chooses or any(asked.required for asked in step.asks)):
            yield Sentence("The clock takes the step {step}, but cannot answer what it asks.", step=step.key)
        if step.at_once and not (step.is_of_the_clock and step.when and step.to):
            yield Sentence(
                "The step {step} comes at once: then the clock takes it, on a condition, to a state.",
                step=step.key,
            )


def looks_at_one_of_several(procedure: Procedure) -> Iterator[Sentence]:
    for step in _steps(procedure):
        is_looked_at = step.asks_proof or step.page or step.shows or step.only_if or not step.relations
        if step.for_several and (is_looked_at or any(asked.is_of_one_case for asked in step.asks)):
            yield Sentence(
                "The step {step} is for several cases at once, yet each has to be looked at.", step=step.key
            )


def lets_an_office_speak_for_somebody(procedure: Procedure) -> Iterator[Sentence]:
    """Deciding, voting, judging and agreeing nobody does for somebody else; only an office enters at all."""
    for step in _steps(procedure):
        if not step.entered_by:
            continue
        if step.asks_proof or step.settles or any(role.meaning in WEIGHS for role in step.by):
            yield Sentence(
                "The step {step} decides, votes, judges or agrees: nobody enters that for somebody else.",
                step=step.key,
            )
        if not step.may_come_from:
            yield Sentence("The step {step} is nobody's own: it cannot come from anybody.", step=step.key)
        for role in step.entered_by:
            if role not in procedure.roles or not (role.relation and role.relation.office):
                yield Sentence(
                    "The step {step} is entered by {role}, which is no office that takes part.",
                    step=step.key,
                    role=role.key,
                )


WEIGHS = (Meaning.JUDGE, Meaning.DECIDER)


def has_a_name_twice(procedure: Procedure) -> Iterator[Sentence]:
    states = Counter(state.key for state in procedure.table)
    yield from (Sentence("Two states are called {state}.", state=key) for key, n in states.items() if n > 1)
    for steps in (procedure.openings, *procedure.table.values()):
        for key, times in Counter(step.key for step in steps).items():
            if times > 1:
                yield Sentence("In one state two steps are called {step}.", step=key)
    for step in _steps(procedure):
        for name, times in Counter(asked.name for asked in step.asks).items():
            if times > 1:
                yield Sentence("The step {step} asks {field} twice.", step=step.key, field=name)


def lapses_into_nothing(procedure: Procedure) -> Iterator[Sentence]:
    for state, steps in procedure.table.items():
        of_the_clock = {step.key for step in steps if step.is_of_the_clock}
        for lapse in procedure.lapses_of(state):
            if lapse not in of_the_clock:
                yield Sentence(
                    "When the term of {state} passes, the clock takes the step {step}, which is not there.",
                    state=state.key,
                    step=lapse,
                )
    if procedure.at_latest and not procedure.at_latest.lapse:
        yield Sentence("A case ends on a day at the latest, but no step says how.")


def has_a_term_that_cannot_run(procedure: Procedure) -> Iterator[Sentence]:
    for state in procedure.table:
        if not isinstance(state.within, Deadline):
            continue
        try:
            rule_of(state.within)
        except Wrong as wrong:
            yield Sentence("The term of {state}: {reason}", state=state.key, reason=wrong.sentence)


def stops_or_extends_a_clock_that_cannot(procedure: Procedure) -> Iterator[Sentence]:
    for state, steps in procedure.table.items():
        clocks = [step.clock for step in steps]
        pauses = any(isinstance(clock, Pauses) for clock in clocks)
        if pauses and not any(isinstance(clock, Resumes) for clock in clocks):
            yield Sentence("The clock of {state} can be stopped, but not started again.", state=state.key)
        can_be_extended = isinstance(state.within, Deadline) and state.within.at_most is not None
        if any(isinstance(clock, Extends) for clock in clocks) and not can_be_extended:
            yield Sentence("The term of {state} can be extended without an end.", state=state.key)


def lacks_a_language(procedure: Procedure) -> Iterator[Sentence]:
    for text in _texts(procedure):
        if not (text.nl.strip() and text.en.strip()):
            yield Sentence("A text is missing in one language: {text}.", text=text.nl or text.en)


CHECKS: tuple[Callable[[Procedure], Iterator[Sentence]], ...] = (
    leads_somewhere_unknown,
    has_no_way_in,
    is_unreachable,
    is_a_dead_end,
    goes_on_after_the_end,
    has_nobody_who_holds_the_ball,
    has_a_step_that_nobody_may_take,
    asks_the_clock,
    looks_at_one_of_several,
    lets_an_office_speak_for_somebody,
    has_a_name_twice,
    lapses_into_nothing,
    has_a_term_that_cannot_run,
    stops_or_extends_a_clock_that_cannot,
    lacks_a_language,
)


def rule_of(deadline: Deadline, length: str = "") -> Rule:
    """The rule of a deadline, with the length that holds now; its own or its default where none is given."""
    chosen = length or (deadline.length.default if isinstance(deadline.length, Setting) else deadline.length)
    return Rule(
        length=Length.parse(chosen),
        count=Count(deadline.count),
        extend=deadline.extend,
        max_extension=Length.parse(deadline.at_most) if deadline.at_most else None,
    )


def _steps(procedure: Procedure) -> list[Step]:
    return [step for _, step in procedure.each_step()]


def _next(procedure: Procedure, state: State) -> list[State]:
    return [step.to for step in procedure.table.get(state, ()) if step.to is not None]


def _closure(begin: Iterable[State | None], after: Callable[[State], Iterable[State]]) -> set[State]:
    """Everything that can be reached from here."""
    reached: set[State] = set()
    waiting = [state for state in begin if state is not None]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting.extend(after(state))
    return reached


def _texts(procedure: Procedure) -> Iterator[Text]:
    yield from (procedure.title, procedure.source)
    if isinstance(procedure.named, Text):
        yield procedure.named
    yield from (role.title for role in procedure.roles)
    for state in procedure.table:
        yield state.title
        if state.within:
            yield state.within.if_passed
        if isinstance(state.within, Deadline) and isinstance(state.within.length, Setting):
            yield from (state.within.length.title, state.within.length.source)
    for step in _steps(procedure):
        yield step.title
        if step.told:
            yield step.told
        yield from (asked.label for asked in step.asks)
        yield from (guard.rule for guard in step.when)
        yield from (effect.says for effect in step.then)
