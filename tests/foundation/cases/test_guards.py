"""Whether a step may be taken: relations first, then what is owed, then the clock, then the procedure."""

from __future__ import annotations

from leerlijn.foundation.cases.guards import agrees, fields_of, is_permitted
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.ui.words import render
from tests.foundation.cases import builders
from tests.foundation.cases.builders import PROCEDURE


def situation(world, case, name):
    return situation_of(case, by=world.standing(name), at=world.at)


def test_relations_open_a_step_for_exactly_those_who_have_them(world):
    case = world.ask()
    for step, allowed in (
        (builders.grant, {"officer", "deputy"}),
        (builders.withdraw, {"asker", "officer", "deputy"}),
        (PROCEDURE.step("weighing", "weigh"), {"weigher", "second"}),
        (PROCEDURE.step("weighing", "go-on"), set()),
    ):
        found = {name for name in world.people if is_permitted(step, situation(world, case, name), PROCEDURE)}
        assert found == allowed, step.key


def test_guards_look_at_the_facts_and_the_clock_at_the_case(world):
    case = world.ask()
    at_hand = situation(world, case, "officer")
    assert agrees(builders.grant, at_hand, at_hand)
    assert agrees(builders.pause, at_hand, at_hand)
    case.data = {"blocked": True}
    assert render(agrees(builders.grant, at_hand, at_hand).reason, "en") == "Something is in the way."
    assert not agrees(builders.resume, at_hand, at_hand)


def test_a_step_that_stops_the_clock_asks_why_before_anything_else(world):
    assert [field.name for field in fields_of(builders.pause)] == ["reason"]
    assert [value for value, _ in fields_of(builders.pause)[0].options(None)] == ["leave"]
    assert fields_of(builders.grant) == builders.grant.asks
