"""Whether a step may be taken: relations first, then what is owed, then the clock, then the procedure."""

from __future__ import annotations

from dataclasses import replace

from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import acting
from leerlijn.foundation.cases.guards import agrees, fields_of, is_permitted
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied
from tests.foundation.cases import builders
from tests.foundation.cases.builders import ASKER, PROCEDURE, added
from tests.foundation.people.colleagues import holds
from tests.tools.budget import at_most


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


def test_a_step_of_one_name_is_open_in_each_state_to_those_of_that_state_only(world):
    table = {**PROCEDURE.table, builders.asked: (builders.grant, builders.hand_out, builders.extend)}
    for_askers = replace(builders.withdraw, by=(builders.asker,))
    for_officers = replace(builders.withdraw, by=(builders.officer,))
    table[builders.asked] = (*table[builders.asked], for_askers)
    table[builders.weighing] = (*table[builders.weighing], for_officers)
    procedure = replace(PROCEDURE, key="test-split", table=table)
    with added(procedure):
        case = world.ask(procedure=procedure)
        at_hand = {name: situation(world, case, name) for name in ("asker", "officer")}
        opened = {
            (state, name)
            for state, step in (("asked", for_askers), ("weighing", for_officers))
            for name in at_hand
            if is_permitted(step, at_hand[name], procedure)
        }
        assert opened == {("asked", "asker"), ("weighing", "officer")}
        assert not world.step(case, "withdraw", "officer")


def refusal(step, at_hand) -> str:
    verdict = agrees(step, at_hand, at_hand)
    return render(verdict.reason, "en") if isinstance(verdict, Denied) else ""


def test_nobody_decides_by_an_office_about_themselves_but_a_party_does_as_a_party(world):
    about_officer, about_deputy = world.ask("officer"), world.ask("deputy")
    own = "This is about you, so somebody else has to do it."
    for case, name in ((about_officer, "officer"), (about_deputy, "deputy")):
        assert refusal(builders.grant, situation(world, case, name)) == own
        assert world.step(case, "grant", name, reason="yes") == Denied(
            agrees(builders.grant, situation(world, case, name), situation(world, case, name)).reason
        )
    assert world.step(about_deputy, "grant", "officer", reason="yes").state == "granted"
    assert world.step(about_officer, "withdraw", "officer").state == "withdrawn"


def test_a_deputy_does_not_decide_about_whom_they_act_for(world):
    about_giver, about_another = world.ask("officer"), world.ask()
    giver = world.person("officer").name
    assert refusal(builders.grant, situation(world, about_giver, "deputy")) == (
        f"You act for {giver}, and this is about them: somebody else has to do it."
    )
    assert refusal(builders.grant, situation(world, about_another, "deputy")) == ""


def test_who_holds_the_office_also_by_themselves_acts_by_that_one(world):
    case = world.ask("officer")
    holds(world.person("deputy"), Membership.Role.COORDINATOR, world.house.institution)
    at_hand = situation(world, case, "deputy")
    assert refusal(builders.grant, at_hand) == ""
    assert acting(builders.grant, at_hand, "page").on_behalf_of == ""


def test_nobody_opens_a_case_about_themselves_by_an_office(world):
    def opened(name, about):
        return open_case(
            PROCEDURE,
            by=world.standing(name),
            at=world.at,
            unit=world.house.water,
            subject=world.person(about),
            parties={ASKER: [world.person("asker").pk]},
            step="ask-for",
        )

    assert isinstance(opened("officer", "officer"), Denied)
    assert isinstance(opened("deputy", "officer"), Denied)
    assert opened("deputy", "asker").state == "asked"


def test_only_a_mandate_costs_a_statement(world):
    case = world.ask()
    for name, statements in (("officer", 0), ("deputy", 1)):
        at_hand = situation(world, case, name)
        with at_most(statements):
            assert agrees(builders.grant, at_hand, at_hand)
