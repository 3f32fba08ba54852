"""The request of the builders, with what its office enters when it came by mail, by phone or on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from leerlijn.foundation.cases.actions.entering import Brought, enter_opening, enter_step
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.kernel.procedure import Line, Procedure, Role, effect, guard
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied
from tests.foundation.cases import builders
from tests.foundation.cases.builders import World, text

FREE_UNTIL = date(2026, 10, 14)
helper = Role("helper", text("helper"), builders.Meaning.ADVISER, builders.HELPER)


@guard(text("it costs nothing yet"))
def is_free_still(facts):
    return ALLOWED if facts.on <= FREE_UNTIL else Denied(Sentence("It was free until then."))


@guard(text("it is their own"))
def is_of_the_asker(facts):
    return ALLOWED if facts.people(builders.ASKER) == (facts.by.person,) else Denied(Sentence("Not theirs."))


@effect(text("somebody helps"))
def helped(facts, answers, *, actor, at):
    Party.objects.create(case=facts.case, person_id=facts.by.person, relation=builders.HELPER.key)


leave = builders.asker.may(
    "leave",
    text("Leave"),
    to=builders.withdrawn,
    when=[is_free_still, is_of_the_asker],
    entered_by=[builders.officer],
)
add = builders.asker.may(
    "add",
    text("Add"),
    to=None,
    asks=[Line(name="what", label=text("What"))],
    then=[helped],
    entered_by=[builders.officer],
)
ask = replace(builders.PROCEDURE.openings[0], entered_by=(builders.officer,))
PROCEDURE: Procedure = replace(
    builders.PROCEDURE,
    key="test-entered",
    roles=(*builders.PROCEDURE.roles, helper),
    openings=(ask, *builders.PROCEDURE.openings[1:]),
    table={
        state: (*steps, leave, add) if state.key == "asked" else steps
        for state, steps in builders.PROCEDURE.table.items()
    },
)


def asked(world: World) -> Case:
    """A request of the asker."""
    return world.ask(procedure=PROCEDURE)


def enter(world: World, case: Case, key: str = "add", *, by="officer", whom="asker", version=None, **said):
    """The officer enters what came by phone today, unless the test says otherwise."""
    found = Case.objects.get(pk=case.pk)
    document = said.pop("document", None)
    said = {"came_how": "phone", "came_on": day_of(world.at).isoformat(), **said}
    return enter_step(
        case.pk,
        key,
        by=world.standing(by),
        whom=world.people[whom].pk,
        at=world.at,
        version=found.version if version is None else version,
        brought=Brought(said, document=document),
    )


def open_for(world: World, *, by="officer", whom="asker", unit=None, procedure=PROCEDURE, **said):
    said = {"came_how": "letter", "came_on": day_of(world.at).isoformat(), **said}
    return enter_opening(
        procedure,
        "ask",
        by=world.standing(by),
        whom=world.people[whom].pk,
        at=world.at,
        unit=unit or world.house.water,
        brought=Brought(said),
    )


def asked_by(world: World, name: str) -> Case:
    return world.ask(name, procedure=PROCEDURE)


def enter_with_letter(world: World, case: Case, *, content: bytes = b"Please add more."):
    said = {"came_how": "letter", "came_on": day_of(world.at).isoformat(), "what": "more"}
    return enter_step(
        case.pk,
        "add",
        by=world.standing("officer"),
        whom=world.people["asker"].pk,
        at=world.at,
        version=1,
        brought=Brought(said, upload=BytesIO(content), name="letter.txt"),
    )
