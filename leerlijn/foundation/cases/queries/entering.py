"""What an office can enter for somebody when it came by mail, by phone or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.policy import Office, Standing, may, may_ever
from leerlijn.kernel.procedure import Procedure, Step, catalogue
from leerlijn.kernel.procedure.catalogue import entering
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Verdict

NOBODY_OF_YOURS = Sentence("We know nobody by this number or address for whom you can enter this.")
"""The same whether they are not known or belong to another office: who works here is not told that way."""


def may_enter(step: Step, situation: Situation, procedure: Procedure) -> Verdict:
    """Whether whoever looks has an office that enters this for others."""
    if not step.entered_by:
        return Denied(Sentence("This cannot be entered for somebody else."))
    offices = frozenset(role.relation for role in step.entered_by if role.relation)
    action = catalogue.policy.actions[entering(procedure, step)]
    return may(situation.by, replace(action, open_to=offices), situation.thing)


def ever_enters(by: Standing, step: Step, procedure: Procedure) -> bool:
    """Whether there could be a case in which they enter this for somebody."""
    return bool(step.entered_by) and may_ever(by, catalogue.policy.actions[entering(procedure, step)])


def begun_for_others(procedure: Procedure, by: Standing) -> list[Step]:
    """The openings that they can enter for somebody."""
    return [opening for opening in procedure.openings if ever_enters(by, opening, procedure)]


def entering_office(step: Step, situation: Situation) -> Office | None:
    """The office by which whoever looks enters it: their own before a mandate."""
    held = (
        situation.by.office(role.relation.office, at=situation.case.path)
        for role in step.entered_by
        if role.relation
    )
    return min((office for office in held if office), key=lambda each: bool(each.instead_of), default=None)


def has_office_in(step: Step, by: Standing, path: str) -> bool:
    offices = (role.relation.office for role in step.entered_by if role.relation)
    return any(by.office(office, at=path) for office in offices)


def units_of_office(step: Step, by: Standing) -> list[Unit]:
    """Where they hold an office that enters this; one statement."""
    offices = {role.relation.office for role in step.entered_by if role.relation}
    paths = [held.path for held in by.offices if held.role in offices]
    return list(Unit.objects.filter(path__in=paths).order_by("path"))


def can_come_from(step: Step, situation: Situation) -> list[Party]:
    """For whom whoever looks can enter it: those who could take it themselves, each once."""
    theirs = {party.person_id: party for party in situation.parties if party.relation in step.may_come_from}
    return [party for party in theirs.values() if party.person_id != situation.by.person]


@dataclass(frozen=True, slots=True)
class ForAnother:
    """A step that can be entered for this party; whether it may be taken is asked with their eyes."""

    step: Step
    party: Party


def for_others(situation: Situation, procedure: Procedure, facts: Any) -> Iterator[ForAnother]:
    """What whoever looks can enter in the state in which the case is."""
    for step in procedure.steps_in(situation.case.state):
        if may_enter(step, situation, procedure) and step.is_offered(facts, for_another=True):
            yield from (ForAnother(step, party) for party in can_come_from(step, situation))
