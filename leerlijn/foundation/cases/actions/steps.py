"""Taking a step: the one place where the state of a case is written, in one transaction, with its entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from leerlijn.foundation.cases.came import Came
from leerlijn.foundation.cases.guards import (
    acting_office,
    agrees,
    can_turn_the_clock,
    fields_of,
    is_permitted,
)
from leerlijn.foundation.cases.models import Case, Extension, Letter, Party, Pause
from leerlijn.foundation.cases.proven import ask_for_proof, proven_by
from leerlijn.foundation.cases.queries.situations import (
    Situation,
    entries_since,
    procedure_of,
    situation_of,
    was_in_this_state,
)
from leerlijn.foundation.cases.queries.terms import Due, due_of
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.periods import ONE_DAY
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import (
    Answer,
    Extends,
    Pauses,
    Procedure,
    Resumes,
    State,
    Step,
    read_fields,
    written_down,
)
from leerlijn.kernel.sentence import Said, Sentence, to_data
from leerlijn.kernel.terms import day_of, last_moment, lateness
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal, Refused, granted
from leerlijn.kernel.wrong import Wrong


class Raced(Exception):
    """Somebody changed the case although we hold it: never seen, and never written over."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that may be taken, with all that was looked at: who, on what, with which answers.

    Where `came` says that an office enters it, the situation is that of whom it came from, the actor who
    enters it.
    """

    step: Step
    situation: Situation
    facts: Any
    answers: Mapping[str, Answer]
    actor: Actor
    came: Came | None = None

    @property
    def counts_at(self) -> datetime:
        """When it was done, for whatever depends on being in time."""
        at = self.situation.at
        return self.came.counts_at(at) if self.came else at

    @property
    def written(self) -> dict[str, object]:
        """What the journal keeps of the answers."""
        return written_down(self.answers, self.step.asks)

    @property
    def entered(self) -> dict[str, object]:
        """What the journal keeps of how it came, and of a decision by what whoever took it was known."""
        came: dict[str, object] = {"came": self.came.as_data()} if self.came else {}
        return came | proven_by(self.situation.by) if self.step.asks_proof else came


def take_step(
    case_id: int,
    key: str,
    *,
    by: Standing,
    at: datetime,
    version: int,
    said: Mapping[str, object] | None = None,
    channel: str = "page",
) -> Case | Refusal:
    """The case after the step, or why it was not taken; then nothing was written.

    `version` is the one that was looked at: where the case has moved on since, the answer is `Outdated`.
    `said` are the answers to what the step asks, as they were typed. What is late is taken all the same, and
    the entry says how late. Raises `Unproven` where the step decides and they did not show who they are.
    """
    try:
        with transaction.atomic():
            return granted(
                _attempt(case_id, key, by=by, at=at, version=version, said=said or {}, channel=channel)
            )
    except Refused as refused:
        return refused.refusal
    except Wrong as wrong:
        return Denied(wrong.sentence)


def _attempt(
    case_id: int,
    key: str,
    *,
    by: Standing,
    at: datetime,
    version: int,
    said: Mapping[str, object],
    channel: str,
) -> Case | Refusal:
    case = held(case_id)
    procedure = procedure_of(case)
    step = procedure.step(case.state, key)
    if step is None or not _is_as_it_was_seen(case, step, version):
        return Outdated(has_moved_on(case, key, procedure, by=by, version=version))
    situation = situation_of(case, by=by, at=at)
    permitted = is_permitted(step, situation, procedure)
    if isinstance(permitted, Denied):
        return permitted
    facts = procedure.facts(situation)
    agreed = agrees(step, situation, facts)
    if isinstance(agreed, Denied):
        return agreed
    answers, errors = read_fields(fields_of(step), said, facts)
    if errors:
        return Incomplete(errors)
    prove_for(step, situation)
    return take(Taken(step, situation, facts, answers, acting(step, situation, channel)), procedure)


def prove_for(step: Step, situation: Situation) -> None:
    """Raises `Unproven` for a step that decides, where whoever takes it did not show enough who they are."""
    if step.asks_proof:
        ask_for_proof(situation.by, deed=step.key, path=situation.case.path, at=situation.at)


def take_step_of_clock(case_id: int, key: str, *, at: datetime, lapses: bool = False) -> Case | None:
    """The case after a step that time takes, or None where it is not for the clock to take it now.

    With `lapses` only where the last day has passed, asked again once nobody else can change it; whoever
    lets terms lapse reports what is wrong of one of them.
    """
    try:
        with transaction.atomic():
            return _attempt_of_clock(case_id, key, at=at, lapses=lapses)
    except Refused:
        return None
    except Wrong:
        if lapses:
            raise
        return None


def _attempt_of_clock(case_id: int, key: str, *, at: datetime, lapses: bool) -> Case | None:
    case = held(case_id)
    if lapses and (case.due_on is None or case.due_on >= day_of(at)):
        return None
    procedure = procedure_of(case)
    step = procedure.step(case.state, key)
    if step is None or not step.is_of_the_clock:
        return None
    situation = situation_of(case, by=Standing(on=day_of(at)), at=at)
    facts = procedure.facts(situation)
    if not can_turn_the_clock(step, situation) or not step.allows(facts):
        return None
    return take(Taken(step, situation, facts, {}, THE_CLOCK), procedure)


THE_CLOCK = Actor(pseudonym="", name="Leerlijn", channel="clock")


def _is_as_it_was_seen(case: Case, step: Step, version: int) -> bool:
    """Where each of several owes the step, what another did meanwhile in the same state changes nothing."""
    if case.version == version:
        return True
    return step.settles and was_in_this_state(case, version=version)


def has_moved_on(case: Case, step: str, procedure: Procedure, *, by: Standing, version: int) -> Said:
    """Why a step is not taken after all: by what happened since this version; one statement."""
    state = procedure.state(case.state).title
    since = entries_since(case, version=version)
    if any(each.act == step and by.is_known_as(each.pseudonym) for each in since):
        return Sentence("You did this already, perhaps in another window. It is now: {state}.", state=state)
    if any(each.pseudonym and not by.is_known_as(each.pseudonym) for each in since):
        return Sentence("We did not save this: somebody was first. It is now: {state}.", state=state)
    if procedure.step(case.state, step) is None:
        return cannot_be_done_now(case, procedure)
    return Sentence(
        "We did not save this: something else was done since you opened it. It is now: {state}.", state=state
    )


def cannot_be_done_now(case: Case, procedure: Procedure) -> Said:
    """A step of another state."""
    return Sentence("This cannot be done now. It is now: {state}.", state=procedure.state(case.state).title)


def acting(step: Step, situation: Situation, channel: str) -> Actor:
    """Who acts, and for whom: somebody with a mandate acts on behalf of whoever gave it.

    Whoever may take the step as themselves does so: as a party, or by an office of their own.
    """
    return actor_of(situation.by, channel, acting_office(step, situation))


def held(case_id: int) -> Case:
    """Locked, so that of sixteen who come at once each sees what the one before did."""
    case = Case.objects.select_related("subject", "unit").select_for_update(of=("self",))
    return case.get(pk=case_id)


def take(taken: Taken, procedure: Procedure) -> Case:
    step, case = taken.step, taken.situation.case
    run_effects(taken)
    _turn_the_clock(taken)
    state = step.to or procedure.state(case.state)
    since = taken.situation.at if step.to else case.since
    due = due_of(case, state, since=since, facts=_facts_for(state, taken, procedure), procedure=procedure)
    _write(case, state, since=since, due=due, taken=taken)
    if step.to:
        let_owe(case, state, only=_owing(state, taken, procedure))
    if step.settles or step.passes_on:
        Party.objects.filter(case=case, person=taken.situation.by.person).update(owes=False)
    return take_what_comes_at_once(case, procedure, at=taken.situation.at)


def _facts_for(state: State, taken: Taken, procedure: Procedure) -> Any:
    """As they are after the effects, where a date follows from them."""
    return _facts_after(taken, procedure) if state.asks_the_facts else taken.facts


def _facts_after(taken: Taken, procedure: Procedure) -> Any:
    return procedure.facts(situation_of(taken.situation.case, by=taken.situation.by, at=taken.situation.at))


def _owing(state: State, taken: Taken, procedure: Procedure) -> Collection[int] | None:
    return state.owing(_facts_after(taken, procedure)) if state.owing else None


def run_effects(taken: Taken) -> None:
    for effect in taken.step.then:
        effect.run(taken.facts, taken.answers, actor=taken.actor, at=taken.situation.at)


def _turn_the_clock(taken: Taken) -> None:
    case, today = taken.situation.case, taken.situation.on
    match taken.step.clock:
        case Pauses(reasons=reasons, from_the_start=is_whole):
            starts_on = day_of(case.since) + ONE_DAY if is_whole else today
            reason = str(taken.answers.get("reason") or next(iter(reasons)))
            Pause.objects.create(case=case, starts_on=starts_on, reason=reason)
        case Resumes(after=""):
            _end_pauses(case, today - ONE_DAY)
        case Resumes(after=name):
            known = taken.answers.get(name)
            _end_pauses(case, known if isinstance(known, date) else today)
        case Extends(length=length):
            Extension.objects.create(
                case=case, state=case.state, length=length, decided_at=taken.situation.at
            )
        case None if taken.step.to and case.stands_still:
            _end_pauses(case, today - ONE_DAY)


def _end_pauses(case: Case, last: date) -> None:
    """With the last day that does not count; a pause of no day was none."""
    running = Pause.objects.filter(case=case, ends_on=None)
    running.filter(starts_on__gt=last).delete()
    running.update(ends_on=last)


def _write(case: Case, state: State, *, since: datetime, due: Due | None, taken: Taken) -> None:
    """The entry first, then the case: the database refuses a state without its entry."""
    before, version, late = case.state, case.version, _lateness(taken)
    stand(case, state, since=since, due=due)
    case.version = version + 1
    payload = {"from": before, **as_it_stands(case), "answers": taken.written, **taken.entered}
    entry = record(
        f"case:{case.pk}",
        taken.step.key,
        by=taken.actor,
        at=taken.situation.at,
        payload={**payload, "late": to_data(late)} if late else payload,
    )
    keep_letter(case, taken.came, entry.seq)
    changed = Case.objects.filter(pk=case.pk, state=before, version=version).update(
        **{name: getattr(case, name) for name in WRITTEN}
    )
    if changed != 1:
        raise Raced(f"case {case.pk}")


def keep_letter(case: Case, came: Came | None, seq: int) -> None:
    if came and came.letter:
        Letter.objects.create(case=case, seq=seq, document=came.letter)


DUE = ("due_on", "due_said", "ends_then")
WRITTEN = ("state", "version", "since", "owner_relation", *DUE, "is_open", "unit_id", "path")


def move_case(case: Case, *, unit: int, path: str) -> None:
    """For an effect: from its step on the case belongs to this unit. In memory; the step itself saves it."""
    case.unit_id = unit
    case.path = path


def stand(case: Case, state: State, *, since: datetime, due: Due | None) -> None:
    """Puts the case in this state, in memory: `_write` and the opening save it."""
    case.state = state.key
    case.since = since
    case.owner_relation = state.owner.relation.key if state.owner and state.owner.relation else ""
    case.due_on = due.on if due else None
    case.due_said = to_data(due.said) if due else None
    case.ends_then = bool(due and due.ends)
    case.is_open = not state.final


def as_it_stands(case: Case) -> dict[str, object]:
    """What the journal keeps of a case, enough to show it as it stood after an entry."""
    return {
        "procedure": case.procedure,
        "edition": case.edition,
        "to": case.state,
        "version": case.version,
        "since": case.since.isoformat(),
        "owner": case.owner_relation,
        "due_on": case.due_on.isoformat() if case.due_on else None,
        "due_said": case.due_said,
        "ends_then": case.ends_then,
        "unit": case.unit_id,
    }


def _lateness(taken: Taken) -> Said | None:
    """Late filing is recorded, never blocked: compared with the term as it stood before the step."""
    due = taken.situation.case.due_on
    if not due or taken.step.is_of_the_clock:
        return None
    return lateness(taken.counts_at, last_moment(due))


def let_owe(case: Case, state: State, *, only: Collection[int] | None = None) -> None:
    """The ball goes to those with the relation of the new state, and away from everybody else.

    `only`: of those to these people alone.
    """
    relation = state.owner.relation.key if state.owner and state.owner.relation else ""
    Party.objects.filter(case=case, owes=True).exclude(relation=relation).update(owes=False)
    if relation:
        owing = Party.objects.filter(case=case, owes=False, relation=relation)
        (owing if only is None else owing.filter(person__in=only)).update(owes=True)


def take_what_comes_at_once(case: Case, procedure: Procedure, *, at: datetime) -> Case:
    """The first step of the clock whose guards agree; all of them look at the same facts, loaded once."""
    steps: Sequence[Step] = [step for step in procedure.steps_in(case.state) if step.at_once]
    if not steps:
        return case
    situation = situation_of(case, by=Standing(on=day_of(at)), at=at)
    facts = procedure.facts(situation)
    for step in steps:
        if step.allows(facts):
            return take(Taken(step, situation, facts, {}, THE_CLOCK), procedure)
    return case
