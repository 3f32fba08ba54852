"""Opening a case: a step like any other, with its guards; one by somebody, or many by the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from leerlijn.foundation.cases.actions.naming import call_like_the_others, name_cases
from leerlijn.foundation.cases.actions.steps import (
    DUE,
    THE_CLOCK,
    Taken,
    acting,
    as_it_stands,
    keep_letter,
    prove_for,
    run_effects,
    stand,
    take_what_comes_at_once,
)
from leerlijn.foundation.cases.guards import agrees, fields_of, is_permitted
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.situations import Situation, situation_of
from leerlijn.foundation.cases.queries.terms import Due, due_of
from leerlijn.foundation.journal.actions import Written, record, record_all
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.policy import Relation, Standing
from leerlijn.kernel.procedure import Procedure, State, Step, read_fields
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted
from leerlijn.kernel.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Opening:
    """One case that the clock opens: by which step, about whom and where, with the facts already loaded."""

    step: str
    subject: int
    unit: int
    path: str
    facts: Any
    parties: Mapping[Relation, Sequence[int]] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)
    about: int | None = None


def open_case(
    procedure: Procedure,
    *,
    by: Standing,
    at: datetime,
    unit: Unit,
    subject: Person | None = None,
    about: Case | None = None,
    parties: Mapping[Relation, Sequence[int]] | None = None,
    said: Mapping[str, object] | None = None,
    step: str = "",
    channel: str = "page",
) -> Case | Refusal:
    """The new case, or why there is none.

    Who opens a case for themselves gets the relation that the opening asks for: its candidate, its asker. A
    case about somebody else is opened by an office.
    """
    opening = procedure.opening(step)
    if opening is None or opening.to is None:
        return Denied(Sentence("This cannot be begun here."))
    if subject and subject.pk != by.person and not _is_by_office(opening, by, unit.path):
        return Denied(Sentence("You can begin this only about yourself."))
    situation = about_to_begin(
        procedure, opening, by=by, at=at, unit=unit, subject=subject, about=about, parties=parties
    )
    try:
        with transaction.atomic():
            wait_for_others_about(subject)
            taken = granted(_asked(opening, situation, procedure, said=said or {}, channel=channel))
            return begun(taken, procedure)
    except Refused as refused:
        return refused.refusal
    except Wrong as wrong:
        return Denied(wrong.sentence)


def about_to_begin(
    procedure: Procedure,
    opening: Step,
    *,
    by: Standing,
    at: datetime,
    unit: Unit,
    subject: Person | None = None,
    about: Case | None = None,
    parties: Mapping[Relation, Sequence[int]] | None = None,
) -> Situation:
    """The case as it would be, in memory, with those who would take part."""
    case = Case(
        procedure=procedure.key,
        edition=procedure.edition,
        unit=unit,
        path=unit.path,
        subject=subject,
        about=about,
        opened_at=at,
    )
    call_like_the_others(case, procedure)
    return Situation(case, by, at, _members(case, opening, by=by, parties=parties or {}))


def wait_for_others_about(subject: Person | None) -> None:
    """Of two who open a case about the same person at once, the second sees the case of the first."""
    if subject is not None:
        Person.objects.select_for_update().get(pk=subject.pk)


def _asked(
    opening: Step, situation: Situation, procedure: Procedure, *, said: Mapping[str, object], channel: str
) -> Taken | Refusal:
    """The same questions as of any step: is it open to them, do the guards agree, are the answers good."""
    permitted = is_permitted(opening, situation, procedure)
    if isinstance(permitted, Denied):
        return permitted
    facts = procedure.facts(situation)
    agreed = agrees(opening, situation, facts)
    if isinstance(agreed, Denied):
        return agreed
    answers, errors = read_fields(fields_of(opening), said, facts)
    if errors:
        return Incomplete(errors)
    prove_for(opening, situation)
    return Taken(opening, situation, facts, answers, acting(opening, situation, channel))


def begun(taken: Taken, procedure: Procedure) -> Case:
    case, at, state = taken.situation.case, taken.situation.at, taken.step.to
    if state is None:
        raise ValueError(f"{procedure.key}: {taken.step.key} leads to no state")
    stand(case, state, since=at, due=due_of(case, state, since=at, facts=taken.facts, procedure=procedure))
    case.save(force_insert=True)
    for member in taken.situation.parties:
        member.case = case
        member.owes = member.relation == case.owner_relation
    Party.objects.bulk_create(taken.situation.parties)
    if taken.step.then:
        _run_effects_of(taken, case, state, procedure)
    name_cases([case])
    payload = {"from": "", **as_it_stands(case), "answers": taken.written, **taken.entered}
    entry = record(f"case:{case.pk}", taken.step.key, by=taken.actor, at=at, payload=payload)
    keep_letter(case, taken.came, entry.seq)
    return take_what_comes_at_once(case, procedure, at=at)


def _run_effects_of(taken: Taken, case: Case, state: State, procedure: Procedure) -> None:
    """With the facts of the case that now exists; a date that follows from the facts follows from these."""
    situation = situation_of(case, by=taken.situation.by, at=taken.situation.at)
    run_effects(Taken(taken.step, situation, procedure.facts(situation), taken.answers, taken.actor))
    if state.asks_the_facts:
        facts = procedure.facts(situation_of(case, by=taken.situation.by, at=taken.situation.at))
        stand(
            case,
            state,
            since=case.since,
            due=due_of(case, state, since=case.since, facts=facts, procedure=procedure),
        )
        case.save(update_fields=DUE)


def _is_by_office(opening: Step, by: Standing, path: str) -> bool:
    return any(r.office and by.office(r.office, at=path) for r in opening.relations)


def _members(
    case: Case, opening: Step, *, by: Standing, parties: Mapping[Relation, Sequence[int]]
) -> list[Party]:
    who = {(relation.key, person) for relation, people in parties.items() for person in people}
    if by and not _is_by_office(opening, by, case.path):
        who |= {(relation.key, by.person) for relation in opening.relations if not relation.office}
    return [Party(case=case, person_id=person, relation=key) for key, person in sorted(who)]


@transaction.atomic
def open_cases(procedure: Procedure, openings: Sequence[Opening], *, at: datetime) -> list[Case]:
    """The cases that the clock opens, all in one act and in a handful of statements.

    A guard that refuses is a mistake of the caller, who chose the step: it raises ValueError.
    """
    known: dict[tuple[str, State], Due | None] = {}
    cases = [_opened(procedure, opening, known, at=at) for opening in openings]
    Case.objects.bulk_create(cases)
    name_cases(cases)
    Party.objects.bulk_create(
        Party(case=case, person_id=person, relation=relation.key, owes=relation.key == case.owner_relation)
        for case, opening in zip(cases, openings, strict=True)
        for relation, people in opening.parties.items()
        for person in people
    )
    record_all(
        [
            Written(
                f"case:{case.pk}",
                opening.step,
                payload={"from": "", **as_it_stands(case), "answers": {}},
            )
            for case, opening in zip(cases, openings, strict=True)
        ],
        by=THE_CLOCK,
        at=at,
    )
    return cases


def _opened(
    procedure: Procedure, opening: Opening, known: dict[tuple[str, State], Due | None], *, at: datetime
) -> Case:
    """`known` are the terms of cases before this one: the same place and state have the same term."""
    step = procedure.opening(opening.step)
    if step is None or step.to is None or not step.is_of_the_clock or step.then or step.asks:
        raise ValueError(f"the clock cannot open a case of {procedure.key} by {opening.step!r}")
    if not step.allows(opening.facts):
        raise ValueError(f"{procedure.key}: {opening.step} does not hold for person {opening.subject}")
    case = Case(
        procedure=procedure.key,
        edition=procedure.edition,
        unit_id=opening.unit,
        path=opening.path,
        subject_id=opening.subject,
        about_id=opening.about,
        opened_at=at,
        data=dict(opening.data),
    )
    call_like_the_others(case, procedure)
    place = (opening.path, step.to)
    if step.to.asks_the_facts or procedure.at_latest or place not in known:
        known[place] = due_of(case, step.to, since=at, facts=opening.facts, procedure=procedure)
    stand(case, step.to, since=at, due=known[place])
    return case
