"""Two assessors lay their judgements beside each other, settle what differs, and a third decides the rest."""

from __future__ import annotations

import re

import pytest

from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.dossiers.actions.judging import settle_difference
from leerlijn.foundation.dossiers.guards import dossiers as guards
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.models import Settlement
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.stories.world import LONG_AGO, SETTING_UP
from tests.tools.budget import at_most

DIFFER = {"first": {"c1_4": "not-yet", "c3_2": "ask"}, "second": {"c2_3": "not-yet"}}


def said(refused) -> set[str]:
    if isinstance(refused, Incomplete):
        return {render(each, "en") for each in refused.errors.values()}
    return {render(refused.reason, "en")}


def state(case) -> str:
    return Case.objects.get(pk=case.pk).state


def address(case, code: str = "") -> str:
    return f"/qualification/dossiers/{case.pk}/difference/{code and code + '/'}"


def form(code: str, finding: str = "sufficient", argument: str = "Read again.") -> dict[str, str]:
    prefix = f"c{code.replace('.', '-')}"
    return {f"{prefix}-finding": finding, f"{prefix}-argument": argument}


def proposed(world, case, outcome: str = "pass", name: str = "assessor-1"):
    return world.step(case, "propose", name, outcome=outcome, motivation="Our reasons.")


def leave_what_is_open_to(world, whom: str) -> None:
    granted(
        choose_setting(
            "utq-dossier.open-criteria",
            whom,
            unit=world.units["ET"],
            starts_on=LONG_AGO,
            source="chosen for the story",
            actor=SETTING_UP,
            at=world.at,
        )
    )


# Settling.


def test_of_fifteen_criteria_of_which_three_differ_exactly_three_are_to_settle(world, enter):
    case = world.judged(**DIFFER)
    browser = enter("assessor-1")
    for left, code in ((3, "1.4"), (2, "2.3"), (1, "3.2")):
        page = browser.get(address(case)).content.decode()
        assert re.findall(r'action="[^"]*/difference/([0-9.]+)/"', page) == ["1.4", "2.3", "3.2"]
        assert page.count("To settle") == left
        assert state(case) == "consensus_talk"
        refused = proposed(world, case)
        assert any("First settle" in each for each in said(refused)), "not before all are settled"
        assert browser.post(address(case, code), form(code)).status_code == 302
    assert "To settle" not in browser.get(address(case)).content.decode()
    assert proposed(world, case).state == "verdict_proposed"


def test_settling_one_criterion_keeps_what_was_typed_about_the_others(world, enter):
    case = world.judged(**DIFFER)
    browser = enter("assessor-1")
    typed = form("1.4") | form("2.3", argument="Half a thought.") | {"motivation": "Half a reason."}
    answer = browser.post(address(case, "1.4"), typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert Settlement.objects.get().criterion == "1.4"
    assert page.count("To settle") == 2
    assert "Half a thought.</textarea>" in page
    assert "Half a reason.</textarea>" in page
    assert browser.post(address(case, "2.3"), form("1.4") | form("2.3")).status_code == 302, "nothing else"


def test_without_the_rule_a_proposal_leaves_differences_behind(world, monkeypatch):
    """The control."""
    case = world.judged(**DIFFER)
    monkeypatch.setattr("leerlijn.foundation.dossiers.queries.dossiers.DossierFacts.unsettled", ())
    assert proposed(world, case).state == "verdict_proposed"


def test_both_arguments_stand_beside_each_other_and_what_was_the_same_is_not_there(world, enter):
    case = world.judged(**DIFFER)
    page = enter("assessor-3").get(address(case)).content.decode()
    for code in ("1.4", "2.3", "3.2"):
        assert f"assessor-1 on {code}" in page
        assert f"assessor-3 on {code}" in page
    assert "assessor-1 on 1.1" not in page


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"argument": ""}, "Write down what settled it."),
        ({"finding": ""}, "Choose what you both find."),
        ({"finding": "ask"}, "Choose one of the findings in the list."),
    ],
)
def test_each_outcome_has_a_finding_and_a_reason(world, enter, typed, wrong):
    case = world.judged(**DIFFER)
    answer = enter("assessor-1").post(address(case, "3.2"), form("3.2", **typed))
    assert (answer.status_code, wrong in answer.content.decode()) == (422, True)
    assert not Settlement.objects.exists()


def test_a_criterion_that_both_found_the_same_is_not_to_settle(world, enter):
    case = world.judged(**DIFFER)
    assert enter("assessor-1").post(address(case, "1.1"), form("1.1")).status_code == 404


@pytest.mark.parametrize("name", ["candidate", "coordinator", "assessor-2", "dean"])
def test_nobody_else_settles_anything(world, enter, name):
    case = world.judged(**DIFFER)
    assert enter(name).post(address(case, "2.3"), form("2.3")).status_code in {403, 404}
    assert not Settlement.objects.exists()


def test_what_was_agreed_not_to_be_sufficient_yet_is_what_the_verdict_names(world):
    case = world.judged(**DIFFER)
    world.settle(case, c2_3="not-yet")
    assert said(proposed(world, case)) == {"You found 2.3 not yet sufficient."}
    proposed(world, case, "supplement")
    assert Proposal.objects.get().not_yet == ["2.3"]


def test_once_something_is_proposed_nothing_is_settled_any_more(world, enter):
    case = world.judged(**DIFFER)
    world.settle(case)
    proposed(world, case)
    late = enter("assessor-3").post(address(case, "2.3"), form("2.3", "not-yet"))
    assert late.status_code == 409
    assert panels.settled_in(panels.round_of(case.pk).id)["2.3"].finding == "sufficient"


def test_the_page_costs_the_same_for_one_difference_as_for_fifteen(world, enter):
    browser = enter("assessor-1")
    for name, codes in (("candidate", ["c2_3"]), ("stranger", ["c1_1", "c2_1", "c3_1", "c4_1", "c5_1"])):
        first = dict.fromkeys(codes, "not-yet")
        case = world.judged(name=name, first=first)
        world.settle(case)
        browser.get(address(case))
        with at_most(10):
            browser.get(address(case))


def test_the_form_does_not_say_that_the_reason_may_be_left_out(world, enter):
    case = world.judged(**DIFFER)
    assert "not required" not in enter("assessor-1").get(address(case)).content.decode()


# What stays open goes to a third.


def not_agreed(world, **judged) -> Case:
    """Two of three are settled; of the last they make nothing."""
    case = world.judged(**(judged or DIFFER))
    facts = world.facts(case, "assessor-1")
    for code in ("1.4", "3.2"):
        granted(
            settle_difference(
                facts, code, finding="sufficient", argument="Seen.", actor=SETTING_UP, at=world.at
            )
        )
    return world.step(case, "declare-no-consensus", "assessor-3", reason="On 2.3 we stay apart.")


def decides(world, case, finding: str, why: str = "It is not in the plan.") -> object:
    """The third assessor on the one criterion that is open."""
    round, third = panels.round_of(case.pk), third_of(case)
    save_criterion(round.id, third.pk, "2.3", finding=finding, seen="E1", why=why, at=world.at)
    name = next(name for name, person in world.people.items() if person.pk == third.pk)
    return world.step(case, "judge", name)


def third_of(case):
    return Party.objects.select_related("person").get(case=case, relation="third-judge").person


def test_a_third_assessor_judges_what_stayed_open_and_nothing_else(world):
    case = not_agreed(world)
    assert case.state == "third_judgement"
    round = panels.round_of(case.pk)
    assert (round.criteria, len(round.judges)) == (("2.3",), 1)
    assert third_of(case) not in {world.people["assessor-1"], world.people["assessor-3"]}
    assert Party.objects.get(case=case, owes=True).person_id == third_of(case).pk
    assert decides(world, case, "not-yet").state == "consensus_talk"
    settled = panels.settled_in(panels.round_of(case.pk).id)
    assert {code: str(each.finding) for code, each in settled.items()} == {
        "1.4": "sufficient",
        "2.3": "not-yet",
        "3.2": "sufficient",
    }
    assert settled["2.3"].argument == "It is not in the plan."
    assert proposed(world, case, "supplement").state == "verdict_proposed"


def test_a_third_assessor_decides_and_says_why(world):
    case = not_agreed(world)
    for finding, why, refusal in (
        ("ask", "I ask.", None),
        ("sufficient", "", "You can hand in when you have said why at 2.3."),
    ):
        refused = decides(world, case, finding, why)
        assert said(refused) == {refusal or "You can hand in when 2.3 has a judgement."}
    assert state(case) == "third_judgement"


def test_what_a_third_decided_the_two_do_not_change(world, enter):
    case = not_agreed(world)
    decides(world, case, "not-yet")
    page = enter("assessor-1").get(address(case)).content.decode()
    assert "A third assessor decided: Not yet." in page
    assert re.findall(r'action="[^"]*/difference/([0-9.]+)/"', page) == ["1.4", "3.2"]
    refused = enter("assessor-1").post(address(case, "2.3"), form("2.3"))
    assert refused.status_code == 403
    assert "A third assessor decided criterion 2.3." in refused.content.decode()
    assert panels.settled_in(panels.round_of(case.pk).id)["2.3"].finding == "not-yet"


def test_a_third_assessor_reads_the_sealed_dossier_and_neither_of_the_two(world, enter):
    case = not_agreed(world)
    name = next(name for name, person in world.people.items() if person == third_of(case))
    browser = enter(name)
    desk = browser.get(f"/qualification/dossiers/{case.pk}/desk/")
    assert (desk.status_code, "It shows 2.3." in desk.content.decode()) == (200, True)
    assert browser.get(address(case)).status_code == 404
    for page in (desk, browser.get(f"/qualification/dossiers/{case.pk}/"), browser.get(f"/cases/{case.pk}/")):
        assert "assessor-1 on" not in page.content.decode()
        assert "assessor-3 on" not in page.content.decode()
    decides(world, case, "sufficient")
    assert browser.get(address(case)).status_code in {403, 404}, "nor afterwards"


def test_where_the_institution_says_so_it_waits_for_the_coordinator(world):
    leave_what_is_open_to(world, "coordinator")
    case = not_agreed(world)
    assert (case.state, case.owner_relation) == ("no_consensus", "coordinator")
    third = str(world.people["assessor-4"].pk)
    asked = world.step(case, "ask-third", "coordinator", third=third)
    assert (asked.state, third_of(case).pk) == ("third_judgement", int(third))


def test_where_nobody_else_may_judge_it_waits_for_the_coordinator(world):
    world.people["candidate"].appointments.update(manager=world.people["assessor-2"])
    world.people["assessor-4"].memberships.all().delete()
    assert not_agreed(world).state == "no_consensus"


def test_whoever_judged_is_no_third(world):
    leave_what_is_open_to(world, "coordinator")
    case = not_agreed(world)
    for name in ("assessor-1", "assessor-3", "candidate"):
        refused = world.step(case, "ask-third", "coordinator", third=str(world.people[name].pk))
        assert said(refused) == {"Choose one of the answers in the list."}


def test_a_third_who_drops_out_makes_room_for_another(world):
    case = not_agreed(world)
    first = third_of(case)
    coming = next(world.people[name] for name in ("assessor-2", "assessor-4") if world.people[name] != first)
    world.step(case, "replace-third", "coordinator", third=str(coming.pk))
    assert third_of(case) == coming
    assert decides(world, case, "sufficient").state == "consensus_talk"


def test_a_third_is_not_asked_where_nothing_is_open(world):
    case = world.judged()
    stuck = world.step(case, "declare-no-consensus", "assessor-3", reason="On the verdict.")
    assert stuck.state == "no_consensus"
    refused = world.step(case, "ask-third", "coordinator", third=str(world.people["assessor-4"].pk))
    assert isinstance(refused, Denied)
    assert guards.everything_is_settled(world.facts(case, "assessor-1"))
