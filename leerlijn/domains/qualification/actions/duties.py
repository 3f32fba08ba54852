"""What changes a duty: the decisions of people, and every day the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from leerlijn.domains.qualification.actions.register import decide_teaching, defer_duty
from leerlijn.domains.qualification.guards.duties import is_to_be_counted_again
from leerlijn.domains.qualification.models import Deferral, TeachingDecision
from leerlijn.domains.qualification.obligation import Outcome, State, assess, shipped_rules
from leerlijn.domains.qualification.queries.duties import (
    PROCEDURE,
    RULES,
    Assessed,
    DutyFacts,
    Workplace,
    duty_of,
    newest_cases,
    workplaces,
)
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.foundation.cases.actions.opening import Opening, open_cases
from leerlijn.foundation.cases.actions.steps import move_case, take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting_at
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.procedure import Answer, Procedure, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refused


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How many duties were opened, and how many moved."""

    opened: int
    moved: int


@transaction.atomic
def evaluate_duties(*, at: datetime) -> Evaluated:
    """Asks the rules about everybody, and brings each case to what they say; twice a day changes nothing."""
    on = day_of(at)
    procedure = catalogue.current(PROCEDURE, on=on)
    if procedure is None:
        return Evaluated(0, 0)
    wait_for_another_evaluation()
    places = workplaces(on=on)
    cases = newest_cases()
    left = _without_work(cases, places)
    outcomes = {**_outcomes(places, on=on), **_outcomes(left, on=on)}
    fresh = {
        person: outcome for person, outcome in outcomes.items() if _needs_a_case(cases.get(person), outcome)
    }
    opened = _open(procedure, fresh, places, at=at)
    moved = sum(
        _move(cases[person], outcome, places.get(person) or left[person], at=at)
        for person, outcome in outcomes.items()
        if person in cases and cases[person].is_open
    )
    return Evaluated(opened, moved)


def _without_work(cases: Mapping[int, Case], places: Mapping[int, Workplace]) -> Mapping[int, Workplace]:
    """Whoever has a duty and no appointment at all any more: the list that brought it was undone."""
    return {
        person: Workplace(case.unit_id, case.path)
        for person, case in cases.items()
        if case.is_open and person not in places
    }


def wait_for_another_evaluation() -> None:
    """One at a time, whichever process it is: what is read after this is what the one before left."""
    list(Unit.objects.select_for_update().filter(parent=None).order_by("pk").values_list("pk"))


def _outcomes(places: Mapping[int, Workplace], *, on: date) -> Mapping[int, Outcome]:
    """Everybody by the rules that hold where they work."""
    if not places:
        return {}
    rules = setting_at(RULES, [place.path for place in places.values()], on=on)
    return {
        person: assess(facts, shipped_rules(rules[places[person].path]), on=on)
        for person, facts in facts_of_people(places).items()
    }


def _needs_a_case(case: Case | None, outcome: Outcome) -> bool:
    """Nobody whose employment was over before we knew them; and who comes back begins anew."""
    if case is None:
        return outcome.state is not State.ENDED
    return not case.is_open and case.state != outcome.state


def _open(
    procedure: Procedure, outcomes: Mapping[int, Outcome], places: Mapping[int, Workplace], *, at: datetime
) -> int:
    openings = [
        Opening(
            step=f"find-{outcome.state.value.replace('_', '-')}",
            subject=person,
            unit=places[person].unit,
            path=places[person].path,
            facts=Assessed(outcome),
            parties={CANDIDATE: (person,)},
        )
        for person, outcome in outcomes.items()
    ]
    return len(open_cases(procedure, openings, at=at)) if openings else 0


def _move(case: Case, outcome: Outcome, place: Workplace, *, at: datetime) -> bool:
    """To where somebody works now, and then by the one step that fits, if any does."""
    followed = take_step_of_clock(case.pk, "move", at=at) if case.path != place.path else None
    case = followed or case
    if case.is_open and case.state != outcome.state:
        step = f"become-{outcome.state.value.replace('_', '-')}"
    elif case.is_open and is_to_be_counted_again(case, outcome):
        step = "count-again"
    else:
        return followed is not None
    return take_step_of_clock(case.pk, step, at=at) is not None or followed is not None


def evaluate_duty(person: int, *, at: datetime) -> None:
    """Asks the rules about one person, as soon as something about them was decided."""
    on, case = day_of(at), duty_of(person)
    places = workplaces([person], on=on)
    if case is None or not case.is_open or person not in places:
        return
    outcomes = _outcomes(places, on=on)
    _move(case, outcomes[person], places[person], at=at)


@transaction.atomic
def evaluate_duty_anew(person: int, *, at: datetime) -> None:
    """The same when what met the duty no longer counts: one that was closed is opened again at once."""
    wait_for_another_evaluation()
    on, case = day_of(at), duty_of(person)
    places, procedure = workplaces([person], on=on), catalogue.current(PROCEDURE, on=on)
    if case is None or case.is_open or person not in places or procedure is None:
        evaluate_duty(person, at=at)
        return
    outcomes = _outcomes(places, on=on)
    if _needs_a_case(case, outcomes[person]):
        _open(procedure, outcomes, places, at=at)


@effect(Text(nl="de zaak ligt bij de eenheid van nu", en="the case is with the unit of now"))
def follow_to_workplace(
    facts: DutyFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    if place := facts.workplace:
        move_case(facts.situation.case, unit=place.unit, path=place.path)


@effect(Text(nl="de nieuwe datum staat in het register", en="the new date stands in the register"))
def extend_duty(facts: DutyFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    due_on = answers["due_on"]
    if not isinstance(due_on, date) or due_on <= facts.new_day_is_after:
        said = Sentence("Choose a day after {day}.", day=facts.new_day_is_after)
        raise Refused(Incomplete({"due_on": said}))
    if due_on > facts.latest_new_day:
        said = Sentence("Choose a day up to {day}.", day=facts.latest_new_day)
        raise Refused(Incomplete({"due_on": said}))
    person = _subject(facts)
    _refuse_a_second_one(Deferral.objects.filter(person=person), facts)
    defer_duty(
        person,
        due_on=due_on,
        decided_on=facts.situation.on,
        decided_by=actor.name,
        reason=str(answers["reason"]),
        actor=actor,
        at=at,
    )


@effect(Text(nl="het besluit staat in het register", en="the decision stands in the register"))
def settle_teaching(facts: DutyFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    person = _subject(facts)
    _refuse_a_second_one(TeachingDecision.objects.filter(person=person), facts)
    decide_teaching(
        person,
        teaches=answers["teaches"] == "yes",
        starts_on=facts.situation.on,
        decided_on=facts.situation.on,
        decided_by=actor.name,
        reason=str(answers["reason"]),
        actor=actor,
        at=at,
    )


def _refuse_a_second_one(
    decisions: QuerySet[Deferral] | QuerySet[TeachingDecision], facts: DutyFacts
) -> None:
    """Of two decisions of one day nobody could say which holds."""
    if decisions.filter(decided_on=facts.situation.on).exists():
        raise Refused(Denied(Sentence("This was decided today already. You can decide anew tomorrow.")))


def _subject(facts: DutyFacts) -> Person:
    return Person.objects.get(pk=facts.situation.case.subject_id or 0)
