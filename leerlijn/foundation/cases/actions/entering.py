"""Entering for somebody what came from them by mail, by phone or on paper.

Whatever the step asks is asked with the eyes of whom it came from, as of the day on which it came; the
journal names who entered it, and for whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db import transaction

from leerlijn.foundation.cases.actions.opening import about_to_begin, begun, wait_for_others_about
from leerlijn.foundation.cases.actions.steps import Taken, has_moved_on, held, take
from leerlijn.foundation.cases.came import ASKED, HOW, NAMES, ON, Came, wrong_day
from leerlijn.foundation.cases.guards import agrees, fields_of, is_permitted
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.entering import (
    can_come_from,
    entering_office,
    has_office_in,
    may_enter,
    units_of_office,
)
from leerlijn.foundation.cases.queries.situations import Situation, procedure_of, situation_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, main_unit_of, person_of, standing_as
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, Step, read_fields
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal, Refused, granted
from leerlijn.kernel.wrong import Wrong

LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Brought:
    """What the office has in hand: what was said, and the letter as a file or as a document kept before."""

    said: Mapping[str, object]
    upload: BinaryIO | None = None
    name: str = ""
    document: Document | None = None


def enter_step(
    case_id: int,
    key: str,
    *,
    by: Standing,
    whom: int,
    at: datetime,
    version: int,
    brought: Brought,
    channel: str = "page",
) -> Case | Refusal:
    """The case after the step of `whom`, entered by an office; or why it was not taken: nothing was written.

    `brought.said` holds the answers to what the step asks and to how and when it came.
    """
    try:
        with transaction.atomic():
            return granted(_attempt(case_id, key, _Entry(by, whom, at, brought, channel), version=version))
    except Refused as refused:
        return refused.refusal
    except Wrong as wrong:
        return Denied(wrong.sentence)


def with_their_eyes(situation: Situation, person: Person, procedure: Procedure) -> Any:
    """The facts as whom it came from would have them, for the form; one statement and those of the facts."""
    return procedure.facts(replace(situation, by=standing_as(person, on=situation.on)))


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an office is about to open for somebody: where, about what, and with which facts."""

    whom: Person
    unit: Unit
    about: Case | None
    facts: Any


def beginning_of(
    procedure: Procedure, opening: Step, *, by: Standing, whom: Person, at: datetime, about: int | None
) -> Beginning | None:
    """In the unit of the case it is about, else where they work; where the office is if they work nowhere.

    None where whoever enters has no office there. Raises `Refused` where something else must be
    chosen first.
    """
    case = visible_to(by).filter(pk=about).select_related("unit").first() if about else None
    theirs = case.unit if case else main_unit_of(whom.pk, on=by.on)
    units = [theirs] if theirs else units_of_office(opening, by)
    unit = next((each for each in units if has_office_in(opening, by, each.path)), None)
    if unit is None:
        return None
    situation = about_to_begin(
        procedure,
        opening,
        by=standing_as(whom, on=by.on),
        at=at,
        unit=unit,
        subject=whom,
        about=case,
    )
    return Beginning(whom, unit, case, procedure.facts(situation))


def enter_opening(
    procedure: Procedure,
    step: str,
    *,
    by: Standing,
    whom: int,
    at: datetime,
    unit: Unit,
    brought: Brought,
    about: Case | None = None,
    channel: str = "page",
) -> Case | Refusal:
    """The new case of `whom`, opened by an office that has it from them; or why there is none."""
    opening = procedure.opening(step)
    if opening is None:
        return Denied(Sentence("This cannot be begun here."))
    try:
        with transaction.atomic():
            entry = _Entry(by, whom, at, brought, channel)
            subject = person_of(whom)
            wait_for_others_about(subject)
            situation = about_to_begin(
                procedure, opening, by=entry.standing(subject), at=at, unit=unit, subject=subject, about=about
            )
            return begun(granted(_asked(opening, situation, procedure, entry)), procedure)
    except Refused as refused:
        return refused.refusal
    except Wrong as wrong:
        return Denied(wrong.sentence)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Who enters, for whom, when and with what."""

    by: Standing
    whom: int
    at: datetime
    brought: Brought
    channel: str

    def standing(self, person: Person) -> Standing:
        return standing_as(person, on=day_of(self.at))

    @property
    def of_how(self) -> dict[str, object]:
        return {name: value for name, value in self.brought.said.items() if name in NAMES}

    @property
    def of_what(self) -> dict[str, object]:
        return {name: value for name, value in self.brought.said.items() if name not in NAMES}


def _attempt(case_id: int, key: str, entry: _Entry, *, version: int) -> Case | Refusal:
    case = held(case_id)
    procedure = procedure_of(case)
    step = procedure.step(case.state, key)
    if step is None or case.version != version:
        return Outdated(has_moved_on(case, key, procedure, by=entry.by, version=version))
    theirs = situation_of(case, by=entry.by, at=entry.at)
    party = next((each for each in can_come_from(step, theirs) if each.person_id == entry.whom), None)
    if party is None:
        return Denied(Sentence("This cannot come from them."))
    situation = replace(theirs, by=entry.standing(party.person))
    taken = _asked(step, situation, procedure, entry)
    return take(taken, procedure) if isinstance(taken, Taken) else taken


def _asked(step: Step, situation: Situation, procedure: Procedure, entry: _Entry) -> Taken | Refusal:
    """Whether the office may enter it, and then all that would be asked of whom it came from."""
    own = replace(situation, by=entry.by)
    if entry.whom == entry.by.person:
        return Denied(Sentence("This is yours: do it yourself."))
    for permitted in (may_enter(step, own, procedure), is_permitted(step, situation, procedure)):
        if isinstance(permitted, Denied):
            return permitted
    came, errors = _came(situation.case, procedure, entry)
    facts = procedure.facts(replace(situation, at=came.counts_at(entry.at) if came else entry.at))
    agreed = agrees(step, situation, facts) if came else None
    if isinstance(agreed, Denied):
        return agreed
    answers, wrong = read_fields(fields_of(step), entry.of_what, facts)
    if errors or wrong or came is None:
        return Incomplete({**errors, **wrong})
    office = entering_office(step, own)
    came = replace(came, letter=_letter(entry), mandate=office.instead_of if office else "")
    return Taken(step, situation, facts, answers, _actor(entry, situation.by), came)


def _came(case: Case, procedure: Procedure, entry: _Entry) -> tuple[Came | None, dict[str, Said]]:
    """How and when it came, or what is wrong with what was said of it."""
    answers, errors = read_fields(ASKED, entry.of_how, None)
    on = answers.get(ON.name)
    if not isinstance(on, date):
        return None, errors
    since = case.since if case.pk else None
    if wrong := wrong_day(on, since=since, starts_on=procedure.starts_on, at=entry.at):
        errors[ON.name] = wrong
    return (None, errors) if errors else (Came(str(answers[HOW.name]), on), errors)


def _letter(entry: _Entry) -> Document | None:
    """The letter, kept in the transaction of what it stands behind."""
    if entry.brought.upload is None:
        return entry.brought.document
    kept = store_document(
        entry.brought.upload,
        name=entry.brought.name,
        by=person_of(entry.by.person),
        actor=actor_of(entry.by, entry.channel),
        at=entry.at,
    )
    if isinstance(kept, Denied):
        raise Refused(Incomplete({LETTER: kept.reason}))
    return kept


def _actor(entry: _Entry, whom: Standing) -> Actor:
    """Always who really does it, and for whom."""
    return replace(actor_of(entry.by, entry.channel), on_behalf_of=whom.pseudonym, on_behalf_name=whom.name)
